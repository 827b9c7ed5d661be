import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkAccount } from '../../src/actions/messenger/link-account.ts'
import { findBot } from '../../src/db/messenger/bots.ts'
import { findLink } from '../../src/db/messenger/links.ts'
import { until } from '../ground/until.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'

let stage: BotStage
before(async () => {
  stage = await openBotStage()
})
after(() => stage.close())

const invited = async (who: { readonly id: number }) => {
  const { body } = await stage.desk.inBrowser(who).post('/api/me/account-invitations', { bot: stage.bot })
  return { ...body, token: new URL(body.link).searchParams.get('start') ?? '' }
}
const accountsOf = async (who: { readonly id: number }) =>
  (await stage.desk.inBrowser(who).get('/api/me/accounts')).body.accounts
const proven = (person: { readonly id: number }, phone: string, at: string | null = new Date().toISOString()) =>
  stage.desk.database.db
    .insertInto('person_addresses')
    .values({ person_id: person.id, kind: 'phone', value: phone, verified_at: at })
    .execute()

test('a link makes one account known, once, and the page sees it', async () => {
  const { cashier } = stage.desk.people
  const { token, link } = await invited(cashier)
  assert.match(link, /^https:\/\/t\.me\/okno_support_bot\?start=[\w-]{43}$/)
  const ivan = stage.stranger()
  ivan.starts(token)
  await ivan.sees(/Чат подключён/)
  assert.deepEqual(
    (await accountsOf(cashier)).map(({ username }: { username: string }) => username),
    [`user${ivan.id}`],
  )
  const other = stage.stranger()
  other.starts(token)
  await other.sees(/Эта ссылка уже не действует/)
})

test('a code is typed as people type, and is good for one use, one bot and ten minutes', async () => {
  const { manager } = stage.desk.people
  const { code } = await invited(manager)
  assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  const maria = stage.stranger()
  maria.says(code.toLowerCase().replace('-', ' '))
  await maria.sees(/Чат подключён/)
  const second = stage.stranger()
  second.says(code)
  await second.sees(/Код не подошёл/)
  const late = await invited(manager)
  await stage.desk.database.db
    .updateTable('messenger_invitations')
    .set({ expires_at: new Date(0).toISOString() })
    .execute()
  const third = stage.stranger()
  third.says(late.code)
  await third.sees(/Код не подошёл/)
})

test('codes are not guessed: after ten tries an account is not even asked any more', async () => {
  const { manager } = stage.desk.people
  const { code } = await invited(manager)
  const guesser = stage.stranger()
  for (let count = 0; count < 11; count += 1) guesser.says(`2222-222${'23456789ABC'[count]}`)
  await stage.settled()
  guesser.says(code)
  await stage.settled()
  assert.ok(!guesser.seen().some(({ text }) => /подключён/.test(text)), guesser.shown())
  assert.equal(guesser.seen().filter(({ text }) => /Слишком много попыток/.test(text)).length, 1)
  assert.equal(guesser.seen().length, 11, 'then he is answered no more')
  guesser.starts((await invited(manager)).token)
  await guesser.sees(/Чат подключён/)
})

test('the own number makes known whoever has proven it alone, in any spelling', async () => {
  const { stranger } = stage.desk.people
  await proven(stranger, '+79161234567')
  const petr = stage.stranger()
  petr.shares('8 916 123-45-67')
  await petr.sees(/Чат подключён/)
  assert.equal((await accountsOf(stranger)).length, 1)
})

const CARDS = [
  ['somebody else’s card', (who: Guest) => who.shares('79160000001', 999)],
  ['a card of somebody who is not in the messenger', (who: Guest) => who.shares('79160000001', 0)],
  ['his own card, passed on', (who: Guest) => who.shares('79160000001', who.id, { forward_origin: { type: 'user' } })],
  ['a number that was never proven', (who: Guest) => who.shares('79160000002')],
  ['a number that two people have proven', (who: Guest) => who.shares('79160000003')],
  ['a number that nobody has', (who: Guest) => who.shares('79160000004')],
] as const
type Guest = ReturnType<BotStage['stranger']>

test('nobody becomes known by a number that is not shown to be his alone', async () => {
  const { cashier, colleague, dealerUser } = stage.desk.people
  await proven(cashier, '+79160000001')
  await proven(colleague, '+79160000002', null)
  await proven(colleague, '+7 916 000-00-03')
  await proven(dealerUser, '8 (916) 000 00 03')
  for (const [what, shows] of CARDS) {
    const guest = stage.stranger()
    shows(guest)
    await guest.sees(/не ваша карточка|узнать не удалось/)
    await stage.settled()
    assert.ok(!guest.seen().some(({ text }) => /подключён|Кассиров|Соседова/.test(text)), what)
  }
})

test('without the setting no number is asked for, and none is taken', async () => {
  const { administrator, cashier } = stage.desk.people
  const change = (linksByPhone: boolean) => stage.desk.as(administrator).put(`/api/bots/${stage.bot}`, { linksByPhone })
  assert.equal((await change(false)).status, 200)
  const guest = stage.stranger()
  await until(async () => {
    guest.shares('79160000001')
    await stage.settled()
    return guest.seen().length > 0
  })
  const first = await guest.sees(/Здравствуйте/)
  assert.equal(first.markup, null)
  assert.equal((await accountsOf(cashier)).length, 1)
  assert.equal((await change(true)).status, 200)
})

test('whoever unlinks an account is told nothing there any more, and may come back', async () => {
  const { colleague, specialist } = stage.desk.people
  const olga = await stage.linked(colleague)
  olga.says('Не печатает')
  await olga.sees(/Так и отправим\?|В каком ресторане/)
  if (olga.seen().some(({ text }) => /В каком/.test(text))) olga.presses('Пропустить')
  await olga.sees(/Так и отправим\?/)
  olga.presses('Отправить')
  const number = Number(/№(\d+)/.exec((await olga.sees(/^Заявка №/)).text)?.[1])
  olga.says('/logout')
  await olga.sees(/Отключить этот чат\?/)
  olga.presses('Отключить')
  await olga.sees(/Чат отключён/)
  await stage.settled()
  const before = olga.seen().length
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Тайна этой заявки' })
  olga.says('Мои заявки')
  await until(() => olga.seen().length > before)
  await stage.settled()
  assert.ok(!olga.seen().some(({ text }) => /Тайна/.test(text)))
  assert.match(olga.seen().at(-1)?.text ?? '', /Это бот службы поддержки/)
  assert.deepEqual(await accountsOf(colleague), [])
})

test('a person may have several accounts, and nobody unlinks a foreign one', async () => {
  const { dealerManager, cashier } = stage.desk.people
  await stage.linked(dealerManager)
  await stage.linked(dealerManager)
  const [first, second] = await accountsOf(dealerManager)
  assert.ok(first && second)
  assert.equal((await stage.desk.inBrowser(cashier).remove(`/api/me/accounts/${first.id}`)).status, 404)
  assert.equal((await stage.desk.inBrowser(dealerManager).remove(`/api/me/accounts/${first.id}`)).status, 200)
  assert.deepEqual(await accountsOf(dealerManager), [second])
})

test('a known account stays who it is, whatever link it follows, until it logs out', async () => {
  const { dealerUser, dealerManager } = stage.desk.people
  const dmitry = await stage.linked(dealerUser)
  const { token } = await invited(dealerManager)
  dmitry.starts(token)
  await dmitry.sees(/Этот чат уже подключён: Дмитрий Дилеров/)
  assert.equal((await accountsOf(dealerUser)).length, 1)
  dmitry.says('/logout')
  await dmitry.sees(/Отключить этот чат/)
  dmitry.presses('Отключить')
  await dmitry.sees(/Чат отключён/)
  dmitry.starts(token)
  await dmitry.sees(/Денис Дилеров/)
  assert.deepEqual(await accountsOf(dealerUser), [])
})

test('a token and a code are of one bot: another bot knows neither', async () => {
  const { cashier } = stage.desk.people
  const { db } = stage.desk.database
  const { token, code } = await invited(cashier)
  await db.transaction().execute(async (tx) => {
    const bot = await findBot(tx, stage.bot)
    assert.ok(bot)
    const other = { ...bot, id: bot.id + 1 }
    const sender = { account: '5', chat: '5', name: 'Кто', username: null, locale: 'ru', isPrivate: true } as const
    const said = { kind: 'said', id: '1', files: [], answersTo: null, isForwarded: false, contact: null } as const
    const linking = { tx, now: Date.now(), bot: other, secret: stage.desk.house.secret }
    assert.deepEqual(await linkAccount(linking, sender, { ...said, text: '', start: token }), { not: 'token' })
    assert.deepEqual(await linkAccount(linking, sender, { ...said, text: code, start: null }), { not: 'code' })
    assert.deepEqual(await linkAccount({ ...linking, bot }, sender, { ...said, text: code, start: null }), {
      personId: cashier.id,
    })
    assert.equal(await findLink(tx, other.id, '5'), null)
  })
})

test('an account is linked in person: a bare token of a program makes none', async () => {
  const { cashier } = stage.desk.people
  const { status, body } = await stage.desk.as(cashier).post('/api/me/account-invitations', { bot: stage.bot })
  assert.deepEqual([status, body.code], [403, 'session.needed'])
})
