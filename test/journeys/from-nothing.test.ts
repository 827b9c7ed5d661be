import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { freePort } from '../ground/daemon.ts'
import { startOkno } from '../ground/okno.ts'
import { until } from '../ground/until.ts'
import { emptyDatabase } from '../world.ts'
import { type Hand, handOn } from './hand.ts'

const VENUES =
  'Код;Название;Адрес;Корпорация\r\n501010001;Кафе «Ёлка»;Пенза, Щорса, 11;50101\r\n501010002;Кафе «Шишка»;Пенза, Речная, 3;50101\r\n'
const ORGANISATIONS = 'Вид;Код;Название\r\nкорпорация;50101;Сеть «Хвоя»\r\n'
const PEOPLE = 'Имя и фамилия;Почта;Роль;Код ресторана\r\nОльга Хвойная;olga@hvoya.example;пользователь;501010001\r\n'

test('from nothing to an answered request, by keyboard alone, within ten minutes of a person', async (t) => {
  const database = await emptyDatabase()
  t.after(() => database.close())
  const folder = await mkdtemp(join(tmpdir(), 'okno-nothing-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const port = String(await freePort())
  const okno = startOkno('start', { DATABASE_URL: database.url, OKNO_DATA: folder, PORT: port }, ['--empty'])
  t.after(() => okno.stop())
  await okno.ready()
  const browser = await openBrowser()
  t.after(() => browser.close())
  const link = /(http\S+\/setup\?key=\S+)/.exec(okno.said())?.[1]
  assert.ok(link, okno.said())

  const hands: Hand[] = []
  const sitDown = async (): Promise<[Page, Hand]> => {
    const page = await pageIn(browser, new URL(link).origin)
    const hand = handOn(page)
    hands.push(hand)
    return [page, hand]
  }

  const [admin, hand] = await sitDown()
  await admin.goto(link)
  await setUp(hand)
  await importTables(admin, hand)
  const specialist = await invite(admin, hand)
  await makeTerms(admin, hand)
  const customer = await letIn(admin, hand)

  const [portal, herHand] = await sitDown()
  await comeIn(portal, herHand, customer)
  await file(portal, herHand)

  const [desk, hisHand] = await sitDown()
  await comeIn(desk, hisHand, specialist)
  await answer(desk, hisHand)

  await portal.bringToFront()
  await herHand.see('Перезагрузили сервер, чеки идут.')
  const seconds = hands.reduce((sum, one) => sum + one.seconds(), 0)
  const keys = hands.reduce((sum, { taken }) => sum + taken.keys, 0)
  t.diagnostic(`${keys} keys, ${Math.round(seconds)} s of a person`)
  assert.ok(seconds <= 600, `${seconds} s`)
})

async function pageIn(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 1366, height: 768 },
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

async function setUp(hand: Hand): Promise<void> {
  await hand.see('Шаг 1 из 9')
  await hand.press('Control+Enter')
  await hand.see('Шаг 2 из 9')
  await hand.write('Название', 'Поддержка «Весна»')
  await hand.press('Control+Enter')
  await hand.see('Шаг 3 из 9')
  await hand.write('Имя и фамилия', 'Инна Главная')
  await hand.write('Почта', 'inna@desk.example')
  await hand.write(/^Пароль/, 'семь сухих колосьев')
  await hand.press('Control+Enter')
  for (const step of ['Почта поддержки', 'Бот в Telegram', 'Рабочие часы']) {
    await hand.see(step)
    await hand.press('Control+Enter')
  }
  await hand.pressOn('Обещать так')
  await hand.pressOn('Дальше: Команда')
  await hand.see('Пригласите тех, кто будет отвечать')
  await hand.press('Control+Enter')
  await hand.see('Добавить пробные заявки')
  await hand.press('Control+Enter')
  await hand.see(/^Обзор$/)
}

/** The box of administration finds pages and people by their words: «/», a word, Enter. */
async function open(page: Page, hand: Hand, words: string, title: string): Promise<void> {
  await hand.press('/')
  await hand.type(words)
  await page.getByRole('option', { name: title }).first().and(page.locator('[data-active]')).waitFor()
  await hand.press('Enter')
}

async function importTables(page: Page, hand: Hand): Promise<void> {
  for (const [subject, name, table] of [
    ['Организации', 'организации.csv', ORGANISATIONS],
    ['Рестораны', 'рестораны.csv', VENUES],
    ['Люди заказчиков', 'люди.csv', PEOPLE],
  ] as const) {
    await open(page, hand, 'импорт', 'Импорт')
    await hand.pressOn('Новый импорт')
    await hand.pick(/^Что загружаем/, subject)
    const chooser = page.waitForEvent('filechooser')
    await hand.pressOn('Выбрать файл')
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(table) })
    await hand.pressOn('Прочитать файл')
    await hand.see('ничего не записано')
    await hand.pressOn(/^Загрузить \d/)
    await hand.see('Загружено')
  }
}

async function invite(page: Page, hand: Hand): Promise<string> {
  await open(page, hand, 'пригласить', 'Пригласить')
  await hand.pressOn('Пригласить')
  await hand.write('Имя и фамилия', 'Семён Ночной')
  await hand.write('Рабочая почта', 'semyon@desk.example')
  await hand.pressOn('1-я линия', 'Space')
  await hand.pressOn('Пригласить')
  await hand.see('Семён Ночной: приглашение готово')
  return page.getByLabel('Ссылка для входа').getByRole('textbox').inputValue()
}

async function makeTerms(page: Page, hand: Hand): Promise<void> {
  await open(page, hand, 'график', 'Графики')
  await hand.pressOn('Новый график')
  await hand.write('Название', 'Вечерний')
  await hand.write('Пн', '10-22')
  await hand.pressOn('Добавить график')
  await hand.see('0 договоров')
  await open(page, hand, 'договоры', 'Договоры')
  await hand.pressOn('Новый договор')
  await hand.write('Номер', 'Х-1')
  await hand.write('Название', 'Хвоя, вечер')
  await hand.pressOn('Добавить')
  await hand.write('Организация, ресторан, человек', 'хвоя')
  // What is found stands only as long as the focus is in the field.
  await hand.see('Сеть «Хвоя»')
  await hand.pressOn(/Сеть «Хвоя»/)
  await hand.pick(/График/, 'Вечерний')
  await hand.pressOn('Базовый', 'Space')
  await hand.pressOn('Добавить договор')
  await hand.see('№Х-1, Хвоя, вечер')
}

async function letIn(page: Page, hand: Hand): Promise<string> {
  await open(page, hand, 'ольга', 'Ольга Хвойная')
  await hand.pressOn('Ссылка для входа')
  return page.getByLabel('Ссылка для входа').getByRole('textbox').inputValue()
}

async function comeIn(page: Page, hand: Hand, link: string): Promise<void> {
  const { pathname, search } = new URL(link)
  await page.goto(pathname + search)
  await hand.pressOn(/^Войти/)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function file(page: Page, hand: Hand): Promise<void> {
  await hand.pressOn('Новая заявка')
  await hand.write('Коротко о проблеме', 'чеки не печатаются с утра')
  await hand.pressOn(/^Отправить заявку/)
  await page.waitForURL(/\/requests\/\d+/)
  await hand.see('чеки не печатаются с утра')
}

async function answer(page: Page, hand: Hand): Promise<void> {
  await page.goto('/desk/v/unassigned')
  await hand.see('Ольга: чеки не печатаются с утра')
  await hand.press('KeyJ')
  await hand.press('Enter')
  await page.getByRole('button', { name: 'Взять' }).waitFor()
  await hand.press('KeyI')
  await hand.see('Семён Ночной')
  await hand.see('Хвоя, вечер')
  await hand.press('KeyR')
  await until(async () => page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement))
  await hand.type('Перезагрузили сервер, чеки идут.')
  await hand.press('Control+Enter')
  await hand.see('Перезагрузили сервер, чеки идут.')
}
