import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { checkAnswers, type Form, visibleFields } from '../../src/domain/catalogue/form.ts'
import type { FieldProblemCode, FormField } from '../../src/domain/catalogue/form-fields.ts'
import { speak } from '../../src/texts/say.ts'
import { type Chance, chanceFrom } from '../fuzz/chance.ts'
import { publishVersion } from '../publish.ts'
import { randomForm } from '../random-forms.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage.close())

const SEED = 7
/** Kinds that are picked from what a person has; a preview has nothing of his. */
const PICKED = ['equipment', 'venue', 'files']
const say = speak('ru')

test('six forms in the browser: the preview and the portal take and refuse the same answers, and the API what the portal sends', async () => {
  const chance = chanceFrom(SEED)
  const { people, as, teams } = stage.desk
  const administrator = await stage.signIn(people.administrator)
  const cashier = await stage.signIn(people.cashier)
  const tally = { taken: 0, refused: 0 }
  for (let count = 0; count < 6; count++) {
    const form = typedForm(chance)
    const name = { ru: `Проба ${count}`, en: `Try ${count}` }
    const draft = {
      name,
      situation: name,
      description: { ru: '', en: '' },
      requestType: 'incident',
      form,
      teamId: teams.lineOne,
    }
    const made = await as(people.cataloguer).post('/api/services', { parentId: null, draft })
    assert.equal(made.status, 201, made.text)
    await publishVersion(stage.desk, made.body.versionId)
    const answers = chosenAnswers(form, chance)
    const { problems } = checkAnswers(form, answers, { stopOfTrade: false })
    const about = `seed ${SEED}, form ${count}: ${JSON.stringify({ form, answers })}`

    await administrator.goto(`/admin/catalogue/${made.body.serviceId}`)
    const preview = administrator.getByRole('complementary', { name: 'Как увидит заказчик' })
    await fill(preview, form, answers)
    await preview.getByRole('button', { name: 'Проверить ответы' }).click()
    const verdict = problems.length === 0 ? 'Такие ответы примем' : new RegExp(`^${problems.length} ответ.* не примем`)
    await preview.getByRole('status').getByText(verdict).waitFor()
    assert.deepEqual(await toldIn(preview), wordsOf(problems), `the preview, ${about}`)

    await cashier.goto(`/new?service=${made.body.serviceId}`)
    const portal = cashier.getByRole('main')
    await fill(portal, form, answers)
    await cashier.getByRole('button', { name: 'Отправить' }).click()
    if (problems.length === 0) {
      await cashier.waitForURL(/\/requests\/\d+/)
      const number = Number(cashier.url().split('/').at(-1))
      const { body } = await as(people.cashier).get(`/api/requests/${number}`)
      const kept = Object.keys(checkAnswers(form, answers, { stopOfTrade: false }).answers)
      assert.deepEqual(body.answers.map(({ id }: { id: string }) => id).sort(), kept.sort(), about)
      tally.taken += 1
    } else {
      await portal
        .getByText(say(`field.${problems[0]?.code ?? 'missing'}`))
        .first()
        .waitFor()
      assert.deepEqual(await toldIn(portal), wordsOf(problems), `the portal, ${about}`)
      await cashier
        .getByRole('button', { name: /Очистить|Стереть/ })
        .click()
        .catch(() => undefined)
      tally.refused += 1
    }
  }
  assert.ok(tally.taken > 0 && tally.refused > 0, JSON.stringify(tally))
})

function typedForm(chance: Chance): Form {
  const form = randomForm(chance)
  return form.fields.some(({ type }) => PICKED.includes(type)) ? typedForm(chance) : form
}

/** Answers as they can be given on a screen: some that fit, some that do not, some left out. */
function chosenAnswers(form: Form, chance: Chance): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  const isRight = chance.percent(50)
  for (const field of form.fields) {
    if (!visibleFields(form, answers).includes(field)) continue
    if (!isRight && chance.percent(30)) continue
    answers[field.id] = answerTo(field, chance, isRight || chance.percent(60))
  }
  return answers
}

function answerTo({ type, options = [], least, most }: FormField, chance: Chance, isRight: boolean): unknown {
  switch (type) {
    case 'choice':
      return chance.one(options).value
    case 'many_choices':
      return [chance.one(options).value]
    case 'yes_no':
      return chance.percent(50)
    case 'number':
      return isRight ? String(least ?? most ?? 3) : 'семь'
    case 'date':
      return '2026-11-23'
    case 'phone':
      return isRight ? '+7 916 555-01-02' : 'позвоните'
    case 'email':
      return isRight ? 'kassa@vesna.example' : 'касса'
    default:
      return isRight ? 'Касса «Х» <b>' : 'x'.repeat(501)
  }
}

async function fill(scope: Locator, form: Form, answers: Readonly<Record<string, unknown>>): Promise<void> {
  for (const { id, type, label, options = [] } of form.fields) {
    const answer = answers[id]
    if (answer === undefined) continue
    const name = label.ru
    if (type === 'choice') {
      await scope.getByLabel(name, { exact: true }).click()
      const option = options.find(({ value }) => value === answer)?.label.ru ?? ''
      await scope.page().getByRole('option', { name: option, exact: true }).click()
    } else if (type === 'many_choices') {
      const group = scope.getByRole('group', { name, exact: true })
      for (const { value, label: option } of options) {
        if (Array.isArray(answer) && answer.includes(value)) {
          await group.getByRole('button', { name: option.ru, exact: true }).click()
        }
      }
    } else if (type === 'yes_no') {
      const group = scope.getByRole('group', { name, exact: true })
      await group
        .getByRole('radio', { name: answer ? 'Да' : 'Нет', exact: true })
        .first()
        .check()
    } else {
      await scope.getByLabel(name, { exact: true }).fill(String(answer))
    }
  }
}

/** What a form says of its answers, sorted. */
async function toldIn(scope: Locator): Promise<readonly string[]> {
  const all = new Set<string>(FIELD_WORDS)
  const texts = await scope.locator('p').allTextContents()
  return texts
    .filter((text) => all.has(text.trim()))
    .map((text) => text.trim())
    .sort()
}

const CODES = [
  'missing',
  'too-long',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-date',
  'not-an-option',
  'not-a-phone',
  'not-an-email',
] as const
const FIELD_WORDS = CODES.map((code) => say(`field.${code}`))

function wordsOf(problems: readonly { readonly code: FieldProblemCode }[]): readonly string[] {
  return problems.map(({ code }) => say(`field.${code}`)).sort()
}
