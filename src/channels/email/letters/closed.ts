import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { heading, quiet, row, words } from '../letter-parts.ts'
import { aboutRequest, type LetterToWrite, linkTo, oneLine, type Told, withFixed, written } from '../outbound.ts'

/** Why it is over, as its customer is told. */
export type Ended = 'silence' | 'no_answer' | 'settled' | 'cancelled' | 'duplicate'

export interface Closed extends Told {
  readonly because: Ended
  /** Who ended it, for `settled`. */
  readonly name: string
  /** The main request, for `duplicate`; null when its reader may not know of it. */
  readonly main: number | null
}

/** A short word that it is over, and what to do when it is not. */
export function closed(house: EmailHouse, told: Closed): LetterToWrite {
  const say = speak(told.locale)
  const number = String(told.request)
  const title = say(told.because === 'cancelled' ? 'mail.closed.title.cancelled' : 'mail.closed.title', { number })
  const isElsewhere = told.because === 'duplicate' && told.main === null
  const why = say(`mail.closed.${isElsewhere ? 'duplicate.elsewhere' : told.because}`, {
    name: oneLine(told.name),
    main: String(told.main ?? ''),
  })
  const again = say('mail.closed.again')
  const own = told.own('closed', told.locale, { ...aboutRequest(house, told), reason: why })
  const link = linkTo(house, told.request)
  return written(house, told, {
    title,
    preheader: own?.text ?? why,
    text: own
      ? withFixed(own.text, [`${say('mail.open')}: ${link}`])
      : say('mail.closed.text', { title, why, again, number, link }),
    rows: [
      row(heading(title, [told.subject, told.place]), 24),
      ...(own ? [row(words(own.text))] : [row(words(why)), row(quiet(again), 8)]),
    ],
    ending: say('mail.closed.ending'),
  })
}
