import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from '../ground/until.ts'

/** Calls the API as somebody. */
export type Ask = (
  who: 'cashier' | 'specialist',
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
) => Promise<Answer>

// biome-ignore lint/suspicious/noExplicitAny: an answer of the API is read field by field and compared
export type Answer = any

/** What there is on the desk before the net goes. */
export interface Ground {
  /** Worked on. */
  readonly open: readonly number[]
  /** Done, to be rated and brought back. */
  readonly done: readonly number[]
}

const NEW = 22
const OPEN = 5
const DONE = 5
const RETURNED = 4
/** Every fifth thing is pressed twice. */
const isTwice = (count: number) => count % 5 === 0
/** New ones with a photo each; two answers and an end; a rating, and for those that go back an answer and the way back. */
export const ACTIONS = NEW + OPEN * 3 + DONE + RETURNED * 2

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export async function groundFor(ask: Ask, venueId: number): Promise<Ground> {
  const file = async (subject: string) => {
    const { number } = await ask('cashier', 'POST', '/api/requests', { subject, description: 'Касса', venueId })
    return Number(number)
  }
  const open: number[] = []
  for (let count = 0; count < OPEN; count++) open.push(await file(`Касса ${count}: не печатает чек`))
  const done: number[] = []
  for (let count = 0; count < DONE; count++) {
    const number = await file(`Терминал ${count}: молчит`)
    const { version } = await ask('specialist', 'GET', `/api/requests/${number}`)
    const solution = { move: 'resolve', version, solution: 'Заменили кабель', closingCode: 'solved' }
    await ask('specialist', 'POST', `/api/requests/${number}/moves`, solution)
    done.push(number)
  }
  return { open, done }
}

/** Everything is done on the screen of the telephone, without a net. */
export async function actWithoutNet(page: Page, { open, done }: Ground): Promise<void> {
  let count = 0
  const press = async (name: string | RegExp) => {
    count++
    const button = page.getByRole('button', { name }).and(page.locator(':visible')).first()
    await button.click(isTwice(count) ? { clickCount: 2 } : {})
  }
  const reply = async (text: string) => {
    await page.getByRole('textbox', { name: 'Ответ' }).fill(text)
    await press('Отправить ответ')
    await page.getByRole('article').filter({ hasText: text }).waitFor()
  }
  for (const number of open) {
    await page.goto(`/requests/${number}`)
    await reply(`первый ${number}`)
    await reply(`второй ${number}`)
    await press('Вопрос решён')
    await page.getByRole('button', { name: 'Вернуть' }).waitFor()
  }
  for (const [place, number] of done.entries()) {
    await page.goto(`/requests/${number}`)
    await press(/^4 —/)
    await page.getByRole('button', { name: /^4 —/, pressed: true }).waitFor()
    if (place >= RETURNED) continue
    await page.getByRole('button', { name: 'Не решено, вернуть в работу' }).click()
    await page.getByRole('textbox', { name: 'Что осталось' }).fill(`Молчит ${number}`)
    await press(/^Вернуть в работу$/)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await reply(`ещё молчит ${number}`)
  }
  for (let one = 0; one < NEW; one++) {
    await page.goto('/new')
    await page.getByRole('textbox', { name: 'Коротко о проблеме' }).fill(`Новая ${one}`)
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: `фото ${one}.png`, mimeType: 'image/png', buffer: PHOTO })
    await page.getByText(`фото ${one}.png`).waitFor()
    await press(/^Отправить/)
    await page.waitForURL(/\/requests$/)
  }
}

/** What this browser keeps of the outbox, whoever it belongs to: a row each, by state. */
export function keptEntries(
  page: Page,
): Promise<readonly { state: string; kind: string; person: number; group: string }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('okno-outbox')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('entries')) return resolve([])
          const all = database.transaction('entries').objectStore('entries').getAll()
          all.onsuccess = () => {
            database.close()
            resolve(all.result.map(({ state, kind, person, group }) => ({ state, kind, person, group })))
          }
        }
      }),
  )
}

export function waitingOf(entries: Awaited<ReturnType<typeof keptEntries>>) {
  return entries.filter(({ state }) => state === 'waiting')
}

/** Requests whose end cannot be as it was meant: the support wrote meanwhile what nobody has read. */
export async function moveOn(ask: Ask, { open }: Ground): Promise<readonly number[]> {
  const moved = open.slice(0, 2)
  for (const number of moved) {
    await ask('specialist', 'PUT', `/api/requests/${number}/criticality`, {
      criticality: 'low',
      version: (await ask('specialist', 'GET', `/api/requests/${number}`)).version,
    })
  }
  return moved
}

/** Nothing lost, nothing twice, everything in its order and by the person who did it. */
export async function compare(
  ask: Ask,
  { open, done }: Ground,
  moved: readonly number[],
  person: number,
): Promise<void> {
  const told = async (number: number) => {
    const { messages, status, rating, events } = await ask('specialist', 'GET', `/api/requests/${number}`)
    const own = messages.filter(({ author }: Answer) => author.id === person).map(({ text }: Answer) => text.trim())
    const authors = new Set(events.map(({ actor }: Answer) => actor?.id))
    return {
      words: own.slice(1),
      status,
      rating,
      rated: events.filter(({ type }: Answer) => type === 'request.rated').length,
      authors,
    }
  }
  for (const number of open) {
    const { words, status } = await told(number)
    assert.deepEqual(words, [`первый ${number}`, `второй ${number}`])
    assert.equal(status === 'closed' || status === 'resolved', !moved.includes(number), `${number} is ${status}`)
  }
  for (const [place, number] of done.entries()) {
    const { words, status, rating, rated } = await told(number)
    assert.equal(rating, 4)
    assert.equal(rated, 1)
    assert.deepEqual(words, place >= RETURNED ? [] : [`Молчит ${number}`, `ещё молчит ${number}`])
    assert.equal(status, place >= RETURNED ? 'resolved' : 'resumed')
  }
  const { items } = await ask('cashier', 'GET', '/api/requests?view=my_requests&limit=100')
  const fresh = items.filter(({ subject }: Answer) => subject.startsWith('Новая '))
  assert.deepEqual(
    fresh.map(({ subject }: Answer) => subject).sort(),
    Array.from({ length: NEW }, (_, one) => `Новая ${one}`).sort(),
  )
  for (const { number, subject } of fresh) {
    const { messages, author } = await ask('cashier', 'GET', `/api/requests/${number}`)
    assert.equal(author.id, person)
    assert.deepEqual(
      messages.flatMap(({ files }: Answer) => files.map(({ name }: Answer) => name)),
      [`фото ${subject.split(' ')[1]}.png`],
    )
  }
}

/** Until all that could leave has left. */
export async function flushed(page: Page): Promise<void> {
  await until(async () => waitingOf(await keptEntries(page)).length === 0, {
    what: 'the outbox is empty',
    within: 60_000,
  })
}
