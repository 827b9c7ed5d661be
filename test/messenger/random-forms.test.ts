import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepDialogue } from '../../src/db/messenger/dialogues.ts'
import { checkAnswers, type Form, visibleFields } from '../../src/domain/catalogue/form.ts'
import type { Answer, FieldType, FormField } from '../../src/domain/catalogue/form-fields.ts'
import type { Draft } from '../../src/domain/messenger/dialogue.ts'
import { type Chance, chanceFrom } from '../fuzz/chance.ts'
import { until } from '../ground/until.ts'
import { publishVersion } from '../publish.ts'
import { randomForm } from '../random-forms.ts'
import { type BothStages, type EitherPerson, type EitherStage, openBothStages, telephone } from './both-stages.ts'

let both: BothStages
before(async () => {
  both = await openBothStages()
})
after(() => both.close())

const SEED = 20261130
const FORMS = 50
/** Picked from what a person has, and brought along: the desk has none of it for the cashier. */
const PICKED: readonly FieldType[] = ['equipment', 'venue', 'files']

interface Said {
  readonly field: FormField
  readonly answer: Answer | null
  readonly typed?: string
  readonly presses: readonly string[]
}

/** A conversation as somebody might have it: what is asked in turn, answered or passed over. */
function conversation(form: Form, chance: Chance): { said: readonly Said[]; answers: Record<string, Answer> } {
  const said: Said[] = []
  const answers: Record<string, Answer> = {}
  for (;;) {
    const field = visibleFields(form, answers).find(({ id }) => !said.some((one) => one.field.id === id))
    if (!field) return { said, answers }
    const turn = turnFor(field, chance)
    said.push(turn)
    if (turn.answer !== null) answers[field.id] = turn.answer
  }
}

function turnFor(field: FormField, chance: Chance): Said {
  const { type, required, options = [], least, most } = field
  if (!required && chance.percent(20)) return { field, answer: null, presses: ['Пропустить'] }
  switch (type) {
    case 'yes_no': {
      const yes = chance.percent(50)
      return { field, answer: yes, presses: [yes ? 'Да' : 'Нет'] }
    }
    case 'choice': {
      const option = chance.one(options)
      return { field, answer: option.value, presses: [option.label.ru] }
    }
    case 'many_choices': {
      const [first] = options
      assert.ok(first)
      return { field, answer: [first.value], presses: [first.label.ru, 'Готово'] }
    }
    case 'number': {
      const number = least ?? most ?? 7
      return { field, answer: number, typed: String(number), presses: [] }
    }
    case 'date':
      return { field, answer: '2026-11-23', typed: '23.11.2026', presses: [] }
    case 'phone':
      return { field, answer: '8 (916) 555-01-02', typed: '8 (916) 555-01-02', presses: [] }
    case 'email':
      return { field, answer: 'kassa@vesna.example', typed: 'kassa@vesna.example', presses: [] }
    default: {
      const words = `Слова ${chance.number(100)} <b>№1</b>`
      return { field, answer: words, typed: words, presses: [] }
    }
  }
}

async function published(form: Form, count: number): Promise<number> {
  const name = { ru: `Услуга ${count}`, en: `Service ${count}` }
  const draft = {
    name,
    situation: name,
    description: { ru: '', en: '' },
    requestType: 'incident',
    form,
    teamId: both.desk.teams.lineOne,
  }
  const made = await both.desk.as(both.desk.people.cataloguer).post('/api/services', { parentId: null, draft })
  assert.equal(made.status, 201, made.text)
  await publishVersion(both.desk, made.body.versionId)
  return made.body.serviceId
}

const PATIENCE = { within: 60_000 }

/** A request that is being written, up to the choice of its service: what comes after is the form, and then the preview. */
const DRAFT: Draft = {
  mark: 'random',
  stopOfTrade: false,
  isQuick: false,
  venueId: null,
  serviceId: null,
  answers: {},
  urgency: 'medium',
  words: { texts: [{ id: '1', text: 'Как по форме' }], fileIds: [] },
  trail: ['urgency', 'words'],
}

async function byBot(
  { bot, desk }: EitherStage,
  person: EitherPerson,
  serviceId: number,
  said: readonly Said[],
): Promise<number> {
  const begun = { at: 'filing', draft: DRAFT } as const
  const { db } = desk.database
  await db.transaction().execute((tx) => keepDialogue(tx, bot, String(person.id), begun, Date.now()))
  person.pressesRaw(`draft:${DRAFT.mark}:service:${serviceId}`)
  for (const { field, typed, presses } of said) {
    const asks = () => person.seen().some(({ text }) => text.startsWith(field.label.ru))
    await until(asks, { ...PATIENCE, what: `«${field.label.ru}» is asked` })
    if (typed !== undefined) person.says(typed)
    for (const label of presses) {
      if (label === 'Готово') {
        const marked = () => JSON.stringify(person.seen()).includes(`✓ ${presses[0]}`)
        await until(marked, { ...PATIENCE, what: `${presses[0]} is marked` })
      }
      person.presses(label)
    }
  }
  await person.sees(/^Так и отправим\?/, PATIENCE.within)
  person.presses('Отправить')
  return Number(/№(\d+)/.exec((await person.sees(/^Заявка №/, PATIENCE.within)).text)?.[1])
}

const kept = async (number: number) => {
  const { db } = both.desk.database
  const rows = await db.selectFrom('request_forms').select('answers').where('request_number', '=', number).execute()
  return rows[0]?.answers ?? {}
}

function typedForm(chance: Chance): Form {
  const form = randomForm(chance)
  const fields = form.fields.filter(({ type, visibleWhen }) => !PICKED.includes(type) && !visibleWhen).slice(0, 2)
  const [decides] = fields.filter(({ type }) => type === 'yes_no' || type === 'choice')
  const depends = form.fields.filter(
    ({ visibleWhen, type }) => decides !== undefined && visibleWhen?.field === decides.id && !PICKED.includes(type),
  )
  return fields.length === 0 ? typedForm(chance) : { ...form, fields: [...fields, ...depends.slice(0, 1)] }
}

/** Each form in one of the messengers by turns; `OKNO_TEST_FORMS=all` walks all of them in both. */
function walked(count: number): readonly EitherStage[] {
  const { stages } = both
  return process.env.OKNO_TEST_FORMS === 'all' ? stages : [stages[count % 2 === 0 ? 0 : 1]]
}

test('fifty random forms that are answered in Telegram and in MAX keep the same answers as by the API', async () => {
  const chance = chanceFrom(SEED)
  const all = Array.from({ length: FORMS }, (_, count) => {
    const form = typedForm(chance)
    return { count, form, ...conversation(form, chance) }
  })
  let answered = 0
  await Promise.all(
    all.map(async ({ count, form, said, answers }) => {
      assert.deepEqual(checkAnswers(form, answers, { stopOfTrade: false, fileIds: [] }).problems, [], `form ${count}`)
      const serviceId = await published(form, count)
      const byApi = await both.desk.file(both.desk.people.cashier, { serviceId, answers })
      await Promise.all(
        walked(count).map(async (stage) => {
          const number = await byBot(stage, await telephone(stage, 60_000 + count), serviceId, said)
          assert.deepEqual(await kept(number), await kept(byApi), `seed ${SEED}, form ${count}, ${stage.kind}`)
        }),
      )
      answered += Object.keys(answers).length
    }),
  )
  assert.ok(answered > FORMS, `${answered} answers`)
})
