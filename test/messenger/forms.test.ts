import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setVersionState } from '../../src/db/catalogue/service-version-states.ts'
import { insertDraft, insertService, showVersion } from '../../src/db/catalogue/service-versions.ts'
import { CATALOGUE } from '../../src/demo/catalogue/catalogue.ts'
import { THE_DESK } from '../../src/domain/access/permissions.ts'
import { type Form, visibleFields } from '../../src/domain/catalogue/form.ts'
import type { Answer, FormField } from '../../src/domain/catalogue/form-fields.ts'
import { until } from '../ground/until.ts'
import { type BothStages, type EitherPerson, type EitherStage, openBothStages, telephone } from './both-stages.ts'

let both: BothStages
before(async () => {
  both = await openBothStages()
})
after(() => both.close())

const FORMS = CATALOGUE.flatMap(({ services }) => services)

/** What somebody answers to a field: as it is kept, and how he says it in a chat. */
function answerTo(
  { type, id, options = [] }: FormField,
  yes: boolean,
): { kept: Answer; typed?: string; press?: string[] } {
  switch (type) {
    case 'yes_no':
      return { kept: yes, press: [yes ? 'Да' : 'Нет'] }
    case 'number':
      return { kept: 12.5, typed: '12,5' }
    case 'date':
      return { kept: '2026-11-24', typed: '24.11.2026' }
    case 'phone':
      return { kept: '+7 916 000-11-22', typed: '+7 916 000-11-22' }
    case 'version':
      return { kept: '8.2.1', typed: '8.2.1' }
    case 'choice': {
      const option = options.at(yes ? 0 : -1)
      return { kept: option?.value ?? '', press: [option?.label.ru ?? ''] }
    }
    case 'many_choices': {
      const chosen = options.slice(0, 2)
      return { kept: chosen.map(({ value }) => value), press: [...chosen.map(({ label }) => label.ru), 'Готово'] }
    }
    default:
      return { kept: `Ответ на ${id}`, typed: `Ответ на ${id}` }
  }
}

/** The answers of somebody who answers everything that he is asked. */
function answersFor(form: Form, yes: boolean): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (;;) {
    const next = visibleFields(form, answers).find(({ id }) => !(id in answers))
    if (!next) return answers
    answers[next.id] = answerTo(next, yes).kept
  }
}

async function published(): Promise<ReadonlyMap<string, number>> {
  const { db } = both.desk.database
  return db.transaction().execute(async (tx) => {
    const made = new Map<string, number>()
    for (const { key, icon, name, situation, description, synonyms, type, form } of FORMS) {
      const id = await insertService(tx, { parentId: null, icon, name })
      const acting = { tx, now: Date.now(), actor: THE_DESK }
      const teamId = both.desk.teams.lineOne
      const draft = { name, situation, description, synonyms: [...synonyms], requestType: type, form, teamId }
      const { versionId } = await insertDraft(acting, id, draft)
      await setVersionState(acting, versionId, { move: 'publish' })
      await showVersion(tx, id, versionId)
      made.set(key, id)
    }
    return made
  })
}

const kept = async (number: number) => {
  const { db } = both.desk.database
  const rows = await db.selectFrom('request_forms').select('answers').where('request_number', '=', number).execute()
  return rows[0]?.answers ?? {}
}

interface Filed {
  readonly serviceId: number
  readonly form: Form
  readonly yes: boolean
}

async function byWeb({ serviceId, form, yes }: Filed): Promise<number> {
  const { file, people, venues } = both.desk
  return file(people.cashier, {
    serviceId,
    venueId: venues.lesnaya,
    description: 'Как по форме',
    answers: answersFor(form, yes),
    urgency: 'medium',
  })
}

/** As PostgreSQL keeps the names of a jsonb. */
const byLength = (one: string, other: string) => one.length - other.length || (one < other ? -1 : 1)

const PATIENCE = 60_000

async function byBot(stage: EitherStage, place: number, { serviceId, form, yes }: Filed): Promise<number> {
  return answered(await telephone(stage, 50_000 + place), { serviceId, form, yes })
}

async function answered(person: EitherPerson, { serviceId, form, yes }: Filed): Promise<number> {
  person.says('/new')
  const [first = ''] = await person.payloadsUnder(/Что случилось\?/, PATIENCE)
  const [, mark] = /^draft:([^:]+):/.exec(first) ?? []
  person.pressesRaw(`draft:${mark}:service:${serviceId}`)
  const answers: Record<string, Answer> = {}
  for (;;) {
    const field = visibleFields(form, answers).find(({ id }) => !(id in answers))
    if (!field) break
    const asks = () => person.seen().some(({ text }) => text.startsWith(field.label.ru))
    await until(asks, { within: PATIENCE, what: `${field.label.ru} is asked` })
    const { kept: answer, typed, press = [] } = answerTo(field, yes)
    if (typed !== undefined) person.says(typed)
    for (const label of press) {
      person.presses(label)
      if (label !== press.at(-1)) {
        const marked = () => JSON.stringify(person.seen()).includes(`✓ ${label}`)
        await until(marked, { within: PATIENCE, what: `${label} is marked` })
      }
    }
    answers[field.id] = answer
  }
  await person.sees(/Насколько срочно\?/, PATIENCE)
  person.presses('Мешает, но работаем')
  await person.sees(/Опишите, что происходит/, PATIENCE)
  person.says('Как по форме')
  await person.sees(/Так и отправим\?/, PATIENCE)
  person.presses('Отправить')
  return Number(/№(\d+)/.exec((await person.sees(/^Заявка №/, PATIENCE)).text)?.[1])
}

test('every form of the catalogue that is answered by web, by Telegram and by MAX keeps the same answers', async () => {
  const services = await published()
  assert.ok(services.size >= 20)
  const all = FORMS.flatMap(({ key, form }) => [true, false].map((yes) => ({ key, form, yes })))
  await Promise.all(
    all.map(async ({ key, form, yes }, place) => {
      const filed = { serviceId: services.get(key) ?? 0, form, yes }
      const [web, ...byBots] = await Promise.all([
        byWeb(filed),
        ...both.stages.map((stage) => byBot(stage, place, filed)),
      ])
      assert.deepEqual(Object.keys(await kept(web)), Object.keys(answersFor(form, yes)).toSorted(byLength))
      for (const number of byBots) assert.deepEqual(await kept(number), await kept(web), `${key}, ${yes}`)
    }),
  )
})
