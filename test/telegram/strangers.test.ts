import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { COMMANDS, REQUEST_PRESSES } from '../../src/domain/messenger/press.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'

let stage: BotStage
let number: number
before(async () => {
  stage = await openBotStage()
  const { cashier, specialist } = stage.desk.people
  number = await stage.desk.file(cashier, { subject: 'Секретная касса', description: 'Секретное описание' })
  await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, { text: 'Секретный ответ' })
})
after(() => stage.close())

/** Facts of the desk that nobody unknown may hear, in whatever words. */
const FACTS = /Секрет|Кассир|Борис|Весна|Лесная|Премиум|№\d|Выполнена|В работе|не найден|нет среди ваших/i

type Guest = ReturnType<BotStage['stranger']>
const SAID: Readonly<Record<string, (guest: Guest) => unknown>> = {
  ...Object.fromEntries(COMMANDS.map((command) => [`/${command}`, (guest: Guest) => guest.says(`/${command}`)])),
  'a word': (guest) => guest.says('Касса не печатает'),
  'a number': (guest) => guest.says(String(number)),
  'a name of the menu': (guest) => guest.says('Мои заявки'),
  'a bare start': (guest) => guest.starts(),
  'a made-up token': (guest) => guest.starts('A'.repeat(43)),
  'a made-up code': (guest) => guest.says('7K4M-2QXD'),
  'a photo': (guest) => guest.sendsPhoto({ name: 'a.jpg', bytes: Buffer.from('x') }, 'смотрите'),
  'a voice': (guest) => guest.sendsVoice({ name: 'a.ogg', bytes: Buffer.from('x') }),
  'an edited word': (guest) => guest.edits(1, 'Касса'),
  'an answer to a message': (guest) => guest.replies({ id: 11 } as never, 'да'),
  'a card that he forwards': (guest) => guest.shares('79160000001', 1, { forward_origin: { type: 'user' } }),
  ...Object.fromEntries(
    [...REQUEST_PRESSES, 'close', 'rate', 'defer'].map((does) => [
      `the button ${does}`,
      (guest: Guest) => guest.pressesRaw(`${does}:${number}:${does === 'rate' ? 5 : does === 'defer' ? 'hour' : 1}`),
    ]),
  ),
  'the button list': (guest) => guest.pressesRaw('list:0'),
  'a button of nobody’s': (guest) => guest.pressesRaw('open:0x1'),
}

test('whoever is not linked hears how to link, and no fact of the desk, whatever he says or presses', async () => {
  for (const [what, does] of Object.entries(SAID)) {
    const guest = stage.stranger()
    stage.api.chatOf(guest.id)
    does(guest)
    await stage.settled()
    for (const { text } of guest.seen()) assert.doesNotMatch(text, FACTS, `${what}: ${text}`)
    if (what !== 'an edited word') assert.ok(guest.seen().length > 0, `${what} is answered`)
    assert.ok(guest.seen().length <= 1, `${what} is answered once`)
  }
  const { rows } = { rows: await stage.desk.database.db.selectFrom('files').select('id').execute() }
  assert.deepEqual(rows, [], 'nothing of theirs is fetched')
})

test('somebody known is told of foreign requests what the pages would tell him: that there are none', async () => {
  const petr = await stage.linked(stage.desk.people.stranger)
  const seen = () => petr.seen().length
  for (const does of Object.keys(SAID).filter((what) => what.startsWith('the button'))) {
    const before = seen()
    SAID[does]?.(petr)
    await stage.settled()
    for (const { text } of petr.seen().slice(before)) assert.doesNotMatch(text, /Секрет|Кассир|Весна|Лесная/, does)
  }
  petr.says(String(number))
  await petr.sees(/нет среди ваших/)
  petr.says('99999')
  await stage.settled()
  const [one, other] = petr.seen().filter(({ text }) => /нет среди ваших/.test(text))
  assert.equal(one?.text.replace(/\d+/, ''), other?.text.replace(/\d+/, ''), 'a foreign one and none sound the same')
})

test('in a group nothing is said, whoever asks', async () => {
  const ivan = await stage.linked(stage.desk.people.cashier)
  const group = { id: -100_500, type: 'supergroup', title: 'Весна' }
  stage.api.chatOf(group.id)
  for (const text of ['/my', String(number), 'Касса стоит', `/start ${'A'.repeat(43)}`]) {
    stage.api.push({ message: { message_id: stage.api.nextMessage(), date: 0, from: ivan.from, chat: group, text } })
  }
  const message = { message_id: 1, date: 0, chat: group }
  stage.api.presses.set('in-group', null)
  stage.api.push({
    callback_query: { id: 'in-group', from: ivan.from, chat_instance: '1', data: `open:${number}`, message },
  })
  await stage.settled()
  assert.deepEqual(stage.api.chatOf(group.id), [])
})
