import type { Say } from '../../../src/texts/catalogue.ts'
import type { Entry } from '../../outbox/entry.ts'
import { numberOf } from '../../outbox/place.ts'

/** «Ответ в №1042», «Новая заявка»: what somebody meant to do, and where. */
export function sayEntry(entry: Entry, all: readonly Entry[], say: Say): string {
  const { kind, body } = entry
  const number = numberOf(entry, all)
  if (kind === 'new') return say('outbox.new')
  if (number === null) return say('outbox.reply.new')
  if (kind === 'move') return say('outbox.move', { number, move: say(moveText(body.move)) })
  if (kind === 'rating') return say('outbox.rating', { number, score: Number(body.score) })
  return say(`outbox.${kind}`, { number })
}

/** The words themselves, to be read and copied. */
export function wordsOf({ about, body }: Pick<Entry, 'about' | 'body'>): string {
  const own = [body.text, body.reason, body.solution, body.description].find(
    (one) => typeof one === 'string' && one !== '',
  )
  return [about.title, about.text ?? own].filter((one) => typeof one === 'string' && one !== '').join('\n')
}

function moveText(move: unknown) {
  return move === 'close' || move === 'settle' || move === 'resume'
    ? (`outbox.move.${move}` as const)
    : 'outbox.move.other'
}
