import { changeSelf } from '../../actions/people/change-self.ts'
import { noteBlocked } from '../../db/messenger/links.ts'
import { messageIn } from '../../db/messenger/messages.ts'
import { countRequests, listRequests } from '../../db/request/request-list.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import {
  type Dialogue,
  IDLE,
  isWordless,
  textOf,
  type Words,
  withEdited,
  withMore,
} from '../../domain/messenger/dialogue.ts'
import type { Incoming, Pressed, Said } from '../../domain/messenger/incoming.ts'
import { COMMANDS, type Command, type Press, readPress, written } from '../../domain/messenger/press.ts'
import { quietIn } from '../../domain/messenger/quiet-typed.ts'
import { speak } from '../../texts/say.ts'
import { hearVenue, pressBinding } from './bind-chat.ts'
import { showCard } from './card.ts'
import { beginFiling, editWords, hearFiling, pressFiling } from './filing.ts'
import { menuOf, tellOld } from './menu.ts'
import { correct, deferNow, post, rateNow, resumeNow, urgeNow } from './on-request.ts'
import { pressOnRequest } from './press-request.ts'
import { askLanguage, askLeave, askQuiet, hearNotices, leave, showNotices, turnQuiet } from './settings.ts'
import { showList } from './show-list.ts'
import { answerPlace, goTo, type Talk, tell } from './talk.ts'

/** What came with a message, ready to be kept: its words, its files, and the names of files that are too large for a bot. */
export interface Brought {
  readonly words: Words
  readonly tooLarge: readonly string[]
}

/** One thing that a known person sent: what it means where the dialogue stands, done and answered. */
export async function converse(talk: Talk, dialogue: Dialogue, incoming: Incoming, brought: Brought): Promise<string> {
  const { desk, bot, link } = talk
  switch (incoming.kind) {
    case 'stopped':
      await noteBlocked(desk.tx, bot.id, link.chat, desk.now)
      return 'stopped'
    case 'returned':
    case 'moved':
      return incoming.kind
    case 'edited':
      return hearEdited(talk, dialogue, incoming)
    case 'pressed':
      return hearPress(talk, dialogue, incoming)
    case 'said':
      if (brought.tooLarge.length > 0) await tellTooLarge(talk, brought.tooLarge)
      return hearSaid(talk, dialogue, incoming, brought.words)
  }
}

async function tellTooLarge(talk: Talk, names: readonly string[]): Promise<void> {
  const { say, room } = talk
  const most = talk.formats.size(room.messenger.largestIn)
  await tell(talk, { text: [say('bot.too-large', { names: names.join(', '), most, link: room.url })] })
}

async function hearSaid(talk: Talk, dialogue: Dialogue, said: Said, words: Words): Promise<string> {
  const command = commandIn(said.text)
  if (command) return obey(talk, dialogue, command)
  if (said.start !== null) return tellLinked(talk)
  if (said.contact) return greet(talk)
  if (isWordless(words) && said.files.length === 0) return tellUnreadable(talk)
  // Its only file was too large, which was told.
  if (isWordless(words)) return 'too large'
  const about = said.answersTo === null ? null : await messageIn(talk.desk.tx, placeOf(talk), said.answersTo)
  if (about) return post(talk, about.request, words, said.id)
  return hearWords(talk, dialogue, words, said.id)
}

async function hearWords(talk: Talk, dialogue: Dialogue, words: Words, id: string): Promise<string> {
  const text = textOf(words)
  switch (dialogue.at) {
    case 'filing':
      return hearFiling(talk, dialogue.draft, words)
    case 'replying':
      return post(talk, dialogue.request, words, id)
    case 'resuming':
      return resumeNow(talk, dialogue.request, words)
    case 'urging':
      return urgeNow(talk, dialogue, text)
    case 'commenting':
      return rateNow(talk, dialogue.request, dialogue.score, text)
    case 'deferring':
      return deferNow(talk, dialogue.request, dialogue.until, text)
    case 'finding':
      return find(talk, text)
    case 'quiet':
      return hearQuiet(talk, text)
    case 'binding':
      return hearVenue(talk, dialogue, text)
    case 'meant':
      await goTo(talk, { ...dialogue, words: withMore(dialogue.words, words) })
      return 'added to what is meant'
    case 'idle':
      return hearFreely(talk, words)
  }
}

/** Whoever is known here stays who he is: nobody is turned into somebody else by following a link. */
async function tellLinked(talk: Talk): Promise<string> {
  await goTo(talk, IDLE)
  await tell(talk, { text: [talk.say('bot.linked.already', { name: talk.person.name })], keyboard: menuOf(talk) })
  return 'linked already'
}

/** A poll, a dice, a map of somebody’s: what the bot cannot read changes nothing of what was begun. */
async function tellUnreadable(talk: Talk): Promise<string> {
  await tell(talk, { text: [talk.say('bot.unreadable')] })
  return 'unreadable'
}

/** Words out of the blue: a number is looked for, an answer that one request waits for is offered to it, all else begins a request. */
async function hearFreely(talk: Talk, words: Words): Promise<string> {
  const text = textOf(words)
  if (words.fileIds.length === 0 && /^[№#]?\s?\d{1,9}$/.test(text)) return find(talk, text)
  const waiting = await waitingForHim(talk)
  if (waiting === null) return beginFiling(talk, { words })
  await goTo(talk, { at: 'meant', request: waiting.number, words })
  const { say } = talk
  const number = String(waiting.number)
  await tell(talk, {
    text: [say('bot.meant', { number }), `\n${waiting.subject}`],
    buttons: [
      [{ label: say('bot.meant.yes', { number }), press: written({ does: 'meant', is: true }), looks: 'good' }],
      [{ label: say('bot.meant.no', { number }), press: written({ does: 'meant', is: false }) }],
    ],
  })
  return 'asked what is meant'
}

/** The only request that waits for this person's answer; null: there is none, or more than one. */
async function waitingForHim({ desk: { tx, actor, now } }: Talk) {
  const question = { statuses: ['waiting_customer'], contact: actor.personId, sort: 'changed', limit: 2 } as const
  const { items } = await listRequests(tx, actor, now, question)
  const [only] = items
  return only !== undefined && items.length === 1 ? only : null
}

async function hearPress(talk: Talk, dialogue: Dialogue, { payload }: Pressed): Promise<string> {
  const press = readPress(payload)
  if (!press) return tellOld(talk)
  if (press.does === 'draft') return pressFiling(talk, dialogue, press)
  if (press.does === 'meant') return hearMeant(talk, dialogue, press)
  if ('request' in press) return pressOnRequest(talk, press)
  switch (press.does) {
    case 'command':
      return obey(talk, dialogue, press.command)
    case 'list':
      return showList(talk, press.page)
    case 'speak':
      return speakNow(talk, press.locale)
    case 'hear':
      return hearNotices(talk, press)
    case 'quiet':
      return turnQuiet(talk, press)
    case 'leave':
      return leave(talk, press)
    case 'bind':
    case 'unbind':
      return pressBinding(talk, dialogue, press)
  }
}

async function hearMeant(talk: Talk, dialogue: Dialogue, { is }: Extract<Press, { does: 'meant' }>): Promise<string> {
  if (dialogue.at !== 'meant') return tellOld(talk)
  const { request, words } = dialogue
  if (is) return post(talk, request, words, words.texts[0]?.id ?? null)
  return beginFiling(talk, { words })
}

async function hearEdited(talk: Talk, dialogue: Dialogue, { id, text }: Extract<Incoming, { kind: 'edited' }>) {
  if (dialogue.at === 'filing') {
    const draft = editWords(dialogue.draft, id, text)
    if (draft) return beginFiling(talk, { words: draft.words, draft })
  }
  if (dialogue.at === 'meant') {
    const words = withEdited(dialogue.words, id, text)
    if (words) {
      await goTo(talk, { ...dialogue, words })
      return 'edited before it was sent'
    }
  }
  const sent = await messageIn(talk.desk.tx, placeOf(talk), id)
  if (sent?.messageId == null) return 'edited, and known to no request'
  return correct(talk, sent.request, { text, at: sent.at })
}

/** A word of command, by its name or by what the menu calls it, in either language. One that there is not asks which there are. */
export function commandIn(text: string): Command | null {
  const [, named = ''] = /^\/([a-z]+)(?:@\w+)?$/.exec(text) ?? []
  if (named === 'start') return 'menu'
  const known = COMMANDS.find((command) => command === named)
  if (named !== '') return known ?? 'help'
  const said = text.trim().toLowerCase()
  return COMMANDS.find((command) => ['ru', 'en'].some((one) => labelIn(one, command) === said)) ?? null
}

function labelIn(language: string, command: Command): string {
  return speak(language === 'ru' ? 'ru' : 'en')(`bot.menu.${command}`).toLowerCase()
}

async function obey(talk: Talk, dialogue: Dialogue, command: Command): Promise<string> {
  const { say } = talk
  switch (command) {
    case 'new':
      return beginFiling(talk, {})
    case 'stop':
      return beginFiling(talk, { stopOfTrade: true })
    case 'my':
      await stepAside(talk, dialogue)
      return showList(talk, 0)
    case 'find':
      await goTo(talk, { at: 'finding' })
      await tell(talk, { text: [say('bot.find')] })
      return 'asked for a number'
    case 'notices':
      await stepAside(talk, dialogue)
      return showNotices(talk)
    case 'language':
      return askLanguage(talk)
    case 'help':
      await tell(talk, { text: [say('bot.help', { link: talk.room.url })], keyboard: menuOf(talk) })
      return 'helped'
    case 'logout':
      return askLeave(talk)
    case 'menu':
      return greet(talk)
    case 'cancel':
      await goTo(talk, IDLE)
      await tell(talk, { text: [say('bot.cancelled')], keyboard: menuOf(talk) })
      return 'cancelled'
  }
}

/** A look at something else ends what was asked, but a request that is being written waits with all that was typed. */
async function stepAside(talk: Talk, dialogue: Dialogue): Promise<void> {
  if (dialogue.at !== 'filing') await goTo(talk, IDLE)
}

/** Who he is to us, and what he can do. */
export async function greet(talk: Talk, { isNew = false } = {}): Promise<string> {
  const { say, desk } = talk
  await goTo(talk, IDLE)
  const question = { contact: desk.actor.personId, statuses: ['waiting_customer'] }
  const { count } = await countRequests(desk.tx, desk.actor, desk.now, question)
  const linked = isNew ? `${say('bot.linked')}\n\n` : ''
  const waits = count > 0 ? `\n\n${say('bot.hello.waiting', { count })}` : ''
  await tell(talk, { text: [linked, helloTo(talk), waits], keyboard: menuOf(talk) })
  return 'greeted'
}

function helloTo({ say, person: { name }, desk }: Talk): string {
  return say(isStaff(desk.actor) ? 'bot.hello.support' : 'bot.hello', { name })
}

async function find(talk: Talk, text: string): Promise<string> {
  await goTo(talk, IDLE)
  const number = Number(/\d{1,9}/.exec(text)?.[0] ?? Number.NaN)
  if (Number.isNaN(number)) {
    await tell(talk, { text: [talk.say('bot.find.no-number')] })
    return 'no number'
  }
  try {
    await showCard(talk, number)
    return 'found'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await tell(talk, { text: [talk.say('bot.find.none', { number: String(number) })] })
    return 'not found'
  }
}

async function hearQuiet(talk: Talk, text: string): Promise<string> {
  const quiet = quietIn(text)
  if (!quiet) return askQuiet(talk, { isWrong: true })
  const { weekends = false } = talk.person.quiet ?? {}
  await changeSelf(talk.desk, { quiet: { ...quiet, weekends } })
  await goTo(talk, IDLE)
  await tell(talk, { text: [talk.say('bot.quiet.set', { from: quiet.from, to: quiet.to })] })
  return 'quiet hours'
}

async function speakNow(talk: Talk, locale: 'ru' | 'en'): Promise<string> {
  await changeSelf(talk.desk, { locale })
  const person = { ...talk.person, locale }
  const other = { ...talk, person, say: speak(locale) }
  await answerPlace(other, { text: [other.say('bot.language.set')] })
  await tell(other, { text: [helloTo(other)], keyboard: menuOf(other) })
  return 'language'
}

function placeOf({ bot, link }: Talk) {
  return { botId: bot.id, chat: link.chat }
}
