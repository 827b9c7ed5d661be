import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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

const PHONE = { width: 360, height: 740 }
const THEMES = ['light', 'dark'] as const

const statusOf = async (number: number) => (await post.request(number)).status

/** A request that was solved, and the letter that tells of it, as its reader got it. */
const solved = async () => {
  const { people, venues, as, file } = stage.desk
  const number = await file(people.cashier, { venueId: venues.lesnaya })
  const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
  const move = { move: 'resolve', version, solution: 'Вернули драйвер 8.2.0,\nчек напечатан.', closingCode: 'solved' }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, move)).status, 200)
  await post.work()
  const html = sink.takenFor(people.cashier.email).at(-1)?.mail.html ?? ''
  return { number, html }
}

/** Presses a link of a letter: its address opens on this desk. */
const pressed = async (page: Page, html: string, link: RegExp) => {
  const [href] = [...html.matchAll(/href="https:\/\/okno\.example(\/[^"]+)"/g)]
    .flatMap(([, path]) => path ?? [])
    .filter((path) => link.test(path))
  assert.ok(href, `no ${link} in the letter`)
  await page.goto(href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

test('a face pressed in the letter is chosen on a page that needs no sign-in, and counts when it is sent', async () => {
  const { number, html } = await solved()
  const page = await stage.visit(PHONE)
  await pressed(page, html, /score=2/)
  await page.getByRole('heading', { name: `Заявка №${number} выполнена` }).waitFor()
  await page.getByText('Вернули драйвер 8.2.0').waitFor()
  assert.equal(await page.getByRole('button', { name: '2 — Плохо' }).getAttribute('aria-pressed'), 'true')
  assert.equal((await post.request(number)).rating, null, 'a GET changed nothing')
  await page.getByRole('textbox', { name: /Что пошло не так/ }).fill('Долго ждали')
  await page.getByRole('button', { name: 'Отправить оценку' }).click()
  await page.getByRole('status').getByText('Спасибо').waitFor()
  assert.equal((await post.request(number)).rating, 2)
  await page.getByRole('button', { name: '5 — Отлично' }).click()
  await page.getByRole('button', { name: 'Отправить оценку' }).click()
  await page.getByRole('status').getByText('Спасибо').waitFor()
  assert.equal((await post.request(number)).rating, 5)
})

test('«Всё работает» closes by one button, and asks for the rating then', async () => {
  const { number, html } = await solved()
  const page = await stage.visit(PHONE)
  await pressed(page, html, /do=close/)
  assert.equal(await statusOf(number), 'resolved')
  await page.getByRole('button', { name: 'Закрыть заявку' }).click()
  await page.getByRole('heading', { name: `Заявка №${number} закрыта` }).waitFor()
  assert.equal(await statusOf(number), 'closed')
  await page.getByRole('heading', { name: 'Как мы справились?' }).waitFor()
})

test('«Вернуть в работу» asks what is left, and then the letter’s links are over and say what to do', async () => {
  const { number, html } = await solved()
  const page = await stage.visit(PHONE)
  await pressed(page, html, /do=resume/)
  await page.getByRole('button', { name: 'Вернуть в работу' }).click()
  await page.getByText('Напишите пару слов').waitFor()
  await page.getByRole('textbox').fill('Второй принтер молчит')
  await page.getByRole('button', { name: 'Вернуть в работу' }).click()
  await page.getByRole('heading', { name: 'Заявка снова в работе' }).waitFor()
  assert.equal(await statusOf(number), 'resumed')
  assert.equal((await post.messages(number)).at(-1)?.text, 'Второй принтер молчит')
  await pressed(page, html, /do=close/)
  await page.getByRole('heading', { name: 'Ссылка больше не действует' }).waitFor()
  await page.getByRole('link', { name: 'Войти на портал' }).waitFor()
  await checkAxe(page)
})

test('an answer can be written on the page too', async () => {
  const { number, html } = await solved()
  const page = await stage.visit(PHONE)
  await pressed(page, html, /do=close/)
  await page.getByRole('button', { name: 'Написать ответ' }).click()
  await page.getByRole('textbox', { name: 'Ответ' }).fill('А на второй кассе?')
  await page.getByRole('button', { name: 'Отправить ответ' }).click()
  await page.getByRole('heading', { name: 'Ответ отправлен' }).waitFor()
  assert.equal((await post.messages(number)).at(-1)?.text, 'А на второй кассе?')
})

test('the page is readable by everybody: by day and in the dark, on a phone and on a screen, in both languages', async () => {
  const { html } = await solved()
  for (const look of THEMES.flatMap((theme) => [
    { theme, ...PHONE, language: 'ru' as const },
    { theme, language: 'en' as const },
  ])) {
    const page = await stage.visit(look)
    for (const link of [/score=4/, /do=close/, /do=resume/]) {
      await pressed(page, html, link)
      await checkAxe(page, `${link} ${look.theme}`)
      await checkFits(page)
    }
    await page.context().close()
  }
})

test('the letter itself stands at 600 and at 360 px, by day and in the dark, and each button is fit for a thumb', async () => {
  const { html } = await solved()
  for (const theme of THEMES) {
    for (const width of [600, 360]) {
      const page = await stage.visit({ width, height: 800, theme })
      await page.setContent(html)
      await checkFits(page, `${theme} ${width}`)
      await checkAxe(page, `${theme} ${width}`)
      const heights = await page
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height))
      assert.equal(heights.length, 9)
      assert.ok(Math.min(...heights) >= 44, String(heights))
      await page.context().close()
    }
  }
})
