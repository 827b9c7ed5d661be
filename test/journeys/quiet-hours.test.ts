import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lettersOut } from '../letters/letters-out.ts'
import { checkAxe, checkFits } from './axe.ts'
import { openPostStage, type PostStage } from './post-stage.ts'

let stage: PostStage['stage']
let post: PostStage['post']
let sink: PostStage['sink']
let close: PostStage['close']
before(async () => {
  ;({ stage, post, sink, close } = await openPostStage())
})
after(() => close())

/** «15:30» of Moscow's clock, so many hours from now. */
const moscow = (ahead: number) =>
  new Date(Date.now() + ahead * 3_600_000).toLocaleTimeString('ru-RU', {
    timeZone: 'Europe/Moscow',
    hour: '2-digit',
    minute: '2-digit',
  })

test('the foot of a letter leads to quiet hours; once they are set, what the desk says by itself waits for their end', async () => {
  const { people, as, file, venues, database } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  await as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Смотрим' })
  await post.work()
  const [, path = ''] =
    /href="https:\/\/okno\.example([^"]*)"[^>]*>Настроить уведомления</.exec(
      sink.takenFor(people.cashier.email).at(-1)?.mail.html ?? '',
    ) ?? []
  const page = await stage.signIn(people.cashier, { width: 360, height: 740 })
  await page.goto(path)
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Тихие часы' }) })
  await sheet.getByRole('radio', { name: 'Тихие часы' }).check()
  await sheet.getByText(/По вашему поясу: Москва, сейчас \d\d:\d\d/).waitFor()
  await sheet.getByLabel('Тихо с').fill('09:00')
  await sheet.getByLabel('Тихо до').fill('09:00')
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await sheet.getByText('Конец совпадает с началом').waitFor()
  const [from, to] = [moscow(-1), moscow(2)]
  await sheet.getByLabel('Тихо с').fill(from)
  await sheet.getByLabel('Тихо до').fill(to)
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText(`Тихие часы: с ${from} до ${to}`).waitFor()
  await page.reload()
  assert.equal(await sheet.getByLabel('Тихо до').inputValue(), to)

  const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
  await as(people.specialist).post(`/api/requests/${number}/moves`, { move: 'cancel', version, reason: 'Ошибка' })
  await post.work()
  const letters = lettersOut(database.db).selectAll().where('request_number', '=', number).orderBy('id')
  const ended = (await letters.execute()).at(-1)
  assert.deepEqual([ended?.kind, ended?.sent_at], ['closed', null])
  const waitsFor = new Date(ended?.not_before ?? '').toLocaleTimeString('ru-RU', { timeZone: 'Europe/Moscow' })
  assert.equal(waitsFor, `${to}:00`)

  await sheet.getByRole('radio', { name: 'В любое время' }).check()
  await sheet.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('Пишем в любое время').waitFor()
  assert.equal((await as(people.cashier).get('/api/me')).body.quiet, null)
})

test('the sheet of quiet hours stands on a phone and on a screen, by day and in the dark, in both languages', async () => {
  for (const look of [
    { width: 360, height: 740, theme: 'light', language: 'ru' },
    { width: 360, height: 740, theme: 'dark', language: 'en' },
    { theme: 'dark', language: 'ru' },
  ] as const) {
    const { database, people } = stage.desk
    await database.db.updateTable('people').set({ locale: look.language }).where('id', '=', people.manager.id).execute()
    const page = await stage.signIn(people.manager, look)
    await page.goto('/me/notices')
    await page.getByRole('radio', { name: look.language === 'ru' ? 'Тихие часы' : 'Quiet hours' }).check()
    await page.getByLabel(look.language === 'ru' ? 'Тихо до' : 'Quiet until').fill('')
    const sheet = page.locator('section').filter({ has: page.locator('input[type=time]') })
    await sheet.getByRole('button').click()
    await page.getByText(look.language === 'ru' ? 'Напишите время' : 'Enter a time').waitFor()
    await checkAxe(page)
    await checkFits(page)
    await page.context().close()
  }
})
