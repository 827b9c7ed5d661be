import { assignRequest } from '../../actions/requests/assign-request.ts'
import { moveRequest } from '../../actions/requests/move-request.ts'
import { iso } from '../../db/engine/moments.ts'
import { readRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { HOUR } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isResolved, isSolved } from '../../domain/ground/status.ts'
import { morningAfter } from '../../domain/messenger/deferral.ts'
import { DEFERRALS, type Deferral, type Press, written } from '../../domain/messenger/press.ts'
import { refreshCard, showCard } from './card.ts'
import { answersComeHere, rateNow } from './on-request.ts'
import { scoresFor } from './scores.ts'
import { answerPlace, change, goTo, type Talk, tell } from './talk.ts'

type OnRequest = Extract<Press, { readonly request: number }>

/** A button that does something to a request; what its person may not read is, as everywhere, not there. */
export async function pressOnRequest(talk: Talk, press: OnRequest): Promise<string> {
  const { request: number } = press
  const { tx, actor } = talk.desk
  await readRequest(tx, actor, number)
  switch (press.does) {
    case 'open':
      await showCard(talk, number)
      return 'card'
    case 'reply':
      await goTo(talk, { at: 'replying', request: number })
      return asked(talk, 'bot.ask.reply', number)
    case 'resume':
      return askToResume(talk, number)
    case 'urge':
      return askUrgency(talk, number)
    case 'stop':
      await goTo(talk, { at: 'urging', request: number, stopOfTrade: true })
      return asked(talk, 'bot.ask.stop', number)
    case 'take':
      return take(talk, number)
    case 'later':
      return askDeferral(talk, number)
    case 'defer':
      return askReason(talk, number, press.until)
    case 'close':
      return close(talk, press)
    case 'rate':
      return rate(talk, press)
  }
}

async function asked(
  talk: Talk,
  id: 'bot.ask.reply' | 'bot.ask.resume' | 'bot.ask.urge' | 'bot.ask.stop',
  number: number,
) {
  await tell(talk, { text: [talk.say(id, { number: String(number) })] }, number)
  return 'asked'
}

async function askToResume(talk: Talk, number: number): Promise<string> {
  const request = await readRequest(talk.desk.tx, talk.desk.actor, number)
  if (!isResolved(request.status)) return isOver(talk, number)
  await goTo(talk, { at: 'resuming', request: number })
  return asked(talk, 'bot.ask.resume', number)
}

/** «Срочнее» needs a reason; a restaurant that cannot trade is said by a button of its own. */
async function askUrgency(talk: Talk, number: number): Promise<string> {
  const { say, desk } = talk
  const request = await readRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'raise_urgency', request)) throw new Refusal('permission.missing')
  await goTo(talk, { at: 'urging', request: number, stopOfTrade: false })
  const stop = { label: say('bot.menu.stop'), press: written({ does: 'stop', request: number }), looks: 'bad' } as const
  await tell(talk, { text: [say('bot.ask.urge', { number: String(number) })], buttons: [[stop]] }, number)
  return 'asked'
}

/** The same claim as on the desk: it succeeds once. */
async function take(talk: Talk, number: number): Promise<string> {
  const { desk } = talk
  await assignRequest(desk, number, { specialistId: desk.actor.personId, expected: null })
  await tell(talk, { text: [talk.say('bot.taken', { number: String(number) })] }, number)
  await refreshCard(talk, number)
  return 'taken'
}

async function askDeferral(talk: Talk, number: number): Promise<string> {
  const { say } = talk
  const buttons = DEFERRALS.map((until) => [
    { label: say(`bot.defer.${until}`), press: written({ does: 'defer', request: number, until }) },
  ])
  await tell(talk, { text: [say('bot.ask.defer', { number: String(number) })], buttons }, number)
  return 'asked until when'
}

async function askReason(talk: Talk, number: number, until: Deferral): Promise<string> {
  const { now } = talk.desk
  const at = until === 'hour' ? now + HOUR : morningAfter(now, talk.person.zone, until === 'morning' ? 1 : 7)
  await goTo(talk, { at: 'deferring', request: number, until: iso(at) })
  await answerPlace(talk, { text: [talk.say('bot.ask.defer-reason')] })
  return 'asked why'
}

/** «Решено»: what is done is accepted, what is open is taken back by the one whose it is. Then it can be rated. */
async function close(talk: Talk, { request: number, version }: Extract<Press, { does: 'close' }>): Promise<string> {
  const { desk, say } = talk
  const request = await readRequest(desk.tx, desk.actor, number)
  if (request.version !== version) {
    await showCard(talk, number)
    await tell(talk, { text: [say('bot.changed')] }, number)
    return 'changed meanwhile'
  }
  const move = isResolved(request.status) ? 'close' : 'settle'
  const closed = await moveRequest(desk, number, { move, version })
  await answersComeHere(talk, number)
  await refreshCard(talk, number)
  const mayRate = may(desk.actor, 'rate', closed) && isSolved(closed.status) && closed.rating === null
  const text = [say('bot.closed', { number: String(number) })]
  const rating = { text: [...text, `\n${say('bot.rate')}`], buttons: [scoresFor(number)] }
  await tell(talk, mayRate ? rating : { text }, number)
  return 'closed'
}

async function rate(talk: Talk, { request: number, score }: Extract<Press, { does: 'rate' }>): Promise<string> {
  const { say } = talk
  await rateNow(talk, number, score, '')
  const asks = say(score < 4 ? 'bot.rated.low' : 'bot.rated.more')
  const text = [{ text: say('bot.rated', { score }), style: 'bold' as const }, ` ${asks}`]
  if (talk.pressedOn !== null)
    await change(talk, { of: { external: talk.pressedOn }, text, buttons: [scoresFor(number)] })
  else await tell(talk, { text, buttons: [scoresFor(number)] }, number)
  await refreshCard(talk, number)
  return 'rated'
}

async function isOver(talk: Talk, number: number): Promise<string> {
  await showCard(talk, number)
  await tell(talk, { text: [talk.say('bot.changed')] }, number)
  return 'old button'
}
