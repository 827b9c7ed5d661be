import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { COMMANDS, REQUEST_PRESSES } from '../../src/domain/messenger/press.ts'
import { until } from '../ground/until.ts'
import { type BotStage, openBotStage } from './bot-stage.ts'
import type { ChatMessage } from './fake-bot-api.ts'
import { type GroupChat, groupOf } from './group.ts'
import type { Person } from './person.ts'

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

/** What somebody does in a group, by whatever means his program has. */
const DONE_IN_GROUP: Readonly<Record<string, (group: GroupChat, who: Person, card: ChatMessage) => unknown>> = {
  ...Object.fromEntries(
    [...COMMANDS, 'venue', 'unbind'].flatMap((command) => [
      [`/${command}`, (group: GroupChat, who: Person) => group.says(who, `/${command}`)],
      [`/${command} by name`, (group: GroupChat, who: Person) => group.says(who, `/${command}@okno_support_bot`)],
    ]),
  ),
  'a word': (group, who) => group.says(who, 'Касса стоит'),
  'a number': (group, who) => group.says(who, String(number)),
  'a number to the bot': (group, who) => group.says(who, `@okno_support_bot ${number}`),
  'a deep link': (group, who) => group.says(who, `/start ${'A'.repeat(43)}`),
  'a deep link by name': (group, who) => group.says(who, `/start@okno_support_bot ${'A'.repeat(43)}`),
  'a code': (group, who) => group.says(who, '@okno_support_bot 7K4M-2QXD'),
  'a new request': (group, who) => group.says(who, '/new@okno_support_bot Касса стоит'),
  'an answer to a line of the bot': (group, who, card) => group.replies(who, card, 'Что там?'),
  'a photo that answers it': (group, who, card) => group.repliesWithPhoto(who, card),
  'an answer to a message that the bot never said': (group, who) => group.replies(who, { id: 1, from: 'bot' }, 'да'),
  'a card, passed on': (group, who, card) =>
    group.says(who, card.text, { forward_origin: { type: 'user', date: 0, sender_user: who.from } }),
  'his number': (group, who) =>
    group.says(who, '', { contact: { phone_number: '79160000001', first_name: 'Я', user_id: who.id } }),
  'an edited word': (group, who, card) => group.edits(who, card.id, 'Касса'),
  ...Object.fromEntries(
    ['open:1', 'reply:1', 'take:1', 'list:0', 'bind:1', 'unbind', 'command:my', 'leave:1'].map((data) => [
      `the button ${data}`,
      (group: GroupChat, who: Person) => group.presses(who, data),
    ]),
  ),
}

for (const isBound of [false, true]) {
  test(`in a group that is ${isBound ? 'bound' : 'bound to nothing'} neither a stranger nor a person of others is told a fact`, async () => {
    const { cashier, manager, stranger } = stage.desk.people
    const group = groupOf(stage)
    const guest = stage.stranger()
    const petr = await stage.linked(stranger, 'Пётр')
    const ivan = await stage.linked(cashier)
    if (isBound) group.replies(ivan, await group.bound(manager), 'Секретная поломка')
    const card = isBound ? await group.sees(/принята/) : await petr.sees(/Чат подключён/)
    await answered()
    const known = await kept()
    for (const does of Object.values(DONE_IN_GROUP)) for (const who of [guest, petr]) does(group, who, card)
    await answered()

    const { said, ...rest } = await kept()
    const { said: saidBefore, ...before } = known
    assert.deepEqual(rest, before, 'nothing is filed, written, fetched or bound')
    for (const { chat, body } of said.slice(saidBefore.length)) {
      const text = JSON.stringify(body)
      if (chat === String(petr.id)) assert.doesNotMatch(text, /Секрет|Кассир|Борис|Весна|№/, text)
      else assert.match(text, /Чтобы писать отсюда в поддержку, откройте личный чат/)
    }
    const inGroup = said.slice(saidBefore.length).filter(({ chat }) => chat !== String(petr.id))
    assert.equal(inGroup.length, isBound ? 1 : 0, 'how to link is said once in a while, and only where it helps')
  })
}

test('whoever belongs to the venue, and not to the request, learns and adds nothing by answering its line', async () => {
  const { cashier, colleague, manager } = stage.desk.people
  const group = groupOf(stage)
  const [ivan, olga] = [await stage.linked(cashier), await stage.linked(colleague, 'Ольга')]
  group.replies(ivan, await group.bound(manager), 'Секретная касса')
  const card = await group.sees(/принята/)
  group.replies(olga, card, 'И у меня')
  const told = await olga.sees(/Ваше сообщение в общем чате мы не приняли/)
  assert.doesNotMatch(told.text, /Секрет|№\d/)
  await answered()
  assert.deepEqual(
    (await kept()).said.filter(({ chat }) => chat === String(group.id())).length,
    2,
    'the group hears that it is bound, and that the request is accepted',
  )
})

/** Everything that came is done, whether or not what is to be said of it has left. */
const answered = () =>
  until(async () => {
    const { db } = stage.desk.database
    if (stage.api.unconfirmed() > 0) return false
    const waiting = await db.selectFrom('messenger_updates').select('id').where('done_at', 'is', null).execute()
    return waiting.length === 0
  })

/** What the desk has and is about to say. */
async function kept() {
  const { db } = stage.desk.database
  const requests = await db.selectFrom('requests').select('number').execute()
  const messages = await db.selectFrom('messages').select('id').execute()
  const files = await db.selectFrom('files').select('id').execute()
  const groups = await db.selectFrom('messenger_groups').select(['chat', 'venue_id', 'unbound_at']).execute()
  const said = await db.selectFrom('messenger_outbound').select(['chat', 'body']).orderBy('id').execute()
  return { requests, messages, files, groups, said }
}
