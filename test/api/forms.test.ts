import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkAnswers, type Form, visibleFields } from '../../src/domain/catalogue/form.ts'
import { faultsOf } from '../../src/domain/catalogue/form-faults.ts'
import { type Dialogue, nextQuestion, taken } from '../../src/domain/catalogue/questions.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { chanceFrom } from '../fuzz/chance.ts'
import { publishVersion } from '../publish.ts'
import { randomAnswers, randomForm } from '../random-forms.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const SEED = 20261123
const FORMS = 50
const ANSWERS_EACH = 6

test('fifty forms: what portal, dialogue and API take of random answers is the same, and so is what each of them refuses', async () => {
  const chance = chanceFrom(SEED)
  const tally = { taken: 0, refused: 0 }
  for (let count = 0; count < FORMS; count++) {
    const form = randomForm(chance)
    assert.deepEqual(faultsOf(form), [], `form ${count}`)
    const serviceId = await published(form, count)
    for (let turn = 0; turn < ANSWERS_EACH; turn++) {
      const answers = randomAnswers(form, chance)
      const about = `seed ${SEED}, form ${count}, answers ${turn}: ${JSON.stringify(answers).slice(0, 300)}`
      const byPortal = checkAnswers(form, answers, { stopOfTrade: false, fileIds: [] })
      const byDialogue = throughDialogue(form, answers)
      const byApi = await desk
        .as(desk.people.cashier)
        .post('/api/requests', { subject: 'Касса: проба', serviceId, answers })
      const problems = byApi.status === 201 ? [] : byApi.body.facts?.problems
      assert.equal(byApi.status, byPortal.problems.length === 0 ? 201 : 422, about)
      assert.deepEqual(problems, byPortal.problems, about)
      assert.deepEqual(
        byDialogue.problems,
        byPortal.problems.map(({ field }) => field),
        about,
      )
      tally[byApi.status === 201 ? 'taken' : 'refused']++
      if (byApi.status !== 201) continue
      assert.deepEqual(byDialogue.answers, byPortal.answers, about)
      const { body } = await desk.as(desk.people.cashier).get(`/api/requests/${byApi.body.number}`)
      assert.deepEqual(
        body.answers.map(({ id }: { id: string }) => id),
        visibleFields(form, byPortal.answers).flatMap(({ id }) => (byPortal.answers[id] === undefined ? [] : [id])),
        about,
      )
    }
  }
  assert.ok(tally.taken > 50 && tally.refused > 50, JSON.stringify(tally))
})

test('a form that cannot be asked is refused at its questions, and nothing of it is kept', async () => {
  const cataloguer = desk.as(desk.people.cataloguer)
  const count = async () => (await cataloguer.get('/api/services')).body.services.length
  const before = await count()
  const form = {
    fields: [
      { id: 'kind', label: text(''), type: 'choice', required: false },
      { id: 'late', label: text('Что'), type: 'text', required: false, visibleWhen: { field: 'gone', is: 'x' } },
    ],
    logsChecklist: [],
  }
  const { status, body } = await cataloguer.post('/api/services', { parentId: null, draft: draft(form, 'Нельзя') })
  assert.equal(status, 422)
  assert.equal(body.code, 'service.form-wrong')
  assert.deepEqual(body.facts.problems, [
    { field: 'kind', code: 'unnamed' },
    { field: 'kind', code: 'no-options' },
    { field: 'late', code: 'condition-lost' },
  ])
  assert.equal(await count(), before)
})

/** The same answers, given one after the other to whoever asks; a question that does not take its answer is passed over. */
function throughDialogue(form: Form, answers: Readonly<Record<string, unknown>>) {
  let dialogue: Dialogue = { answers: {}, passed: [] }
  const problems: string[] = []
  for (let asked = nextQuestion(form, dialogue); asked; asked = nextQuestion(form, dialogue)) {
    const { id, type } = asked.field
    const isLacking = type === 'files' && answers[id] !== undefined && !isNothing(answers[id])
    const next = isLacking ? { problem: 'not-a-file' as const } : taken(dialogue, asked, answers[id])
    if (next.problem !== null) problems.push(id)
    dialogue = next.dialogue ?? { ...dialogue, passed: [...dialogue.passed, id] }
  }
  return { answers: dialogue.answers, problems }
}

function isNothing(answer: unknown): boolean {
  return (
    answer === null ||
    (Array.isArray(answer) && answer.length === 0) ||
    (typeof answer === 'string' && answer.trim() === '')
  )
}

async function published(form: Form, count: number): Promise<number> {
  const cataloguer = desk.as(desk.people.cataloguer)
  const made = await cataloguer.post('/api/services', { parentId: null, draft: draft(form, `Услуга ${count}`) })
  assert.equal(made.status, 201, made.text)
  await publishVersion(desk, made.body.versionId)
  return made.body.serviceId
}

function draft(form: unknown, name: string) {
  const { acquiring: teamId } = desk.teams
  return { name: text(name), situation: text(name), description: text(''), requestType: 'incident', form, teamId }
}

function text(ru: string) {
  return { ru, en: ru }
}
