import type { MovedPromise } from '../../../domain/request/moved-promises.ts'
import { formatsFor } from '../../../texts/format.ts'
import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { heading, row, words } from '../letter-parts.ts'
import { type LetterToWrite, linkTo, momentFor, type Told, written } from '../outbound.ts'

export interface DueMoved extends Told {
  /** At least one. */
  readonly promises: readonly MovedPromise[]
}

/** «Срок изменился»: what is promised now, and what was promised before. */
export function dueMoved(house: EmailHouse, told: DueMoved): LetterToWrite {
  const say = speak(told.locale)
  const number = String(told.request)
  const title = say('mail.due-moved.title', { number })
  const clock = formatsFor(told.locale, told.zone).clockName()
  const lines = told.promises.map(({ metric, from, to }) =>
    say(`mail.due-moved.${metric}`, { from: momentFor(told, from), to: `${momentFor(told, to)} (${clock})` }),
  )
  const why = lines.join('\n')
  return written(house, told, {
    title,
    preheader: why,
    text: say('mail.due-moved.text', { title, why, number, link: linkTo(house, told.request) }),
    rows: [row(heading(title, [told.subject, told.place]), 24), ...lines.map((line) => row(words(line)))],
    ending: say('mail.due-moved.ending'),
  })
}
