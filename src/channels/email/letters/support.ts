import type { SupportNotice } from '../../../domain/ground/words.ts'
import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { heading, quiet, row } from '../letter-parts.ts'
import { type LetterToWrite, oneLine, type Told, written } from '../outbound.ts'

export interface ToSupport extends Told {
  readonly kind: SupportNotice
  /** Who did it; null: the desk itself. */
  readonly by: string | null
  readonly standsFor: number
}

/** A letter to a member of the support: what happened, at which request, and a link to the desk. It quotes no message. */
export function supportLetter(house: EmailHouse, told: ToSupport): LetterToWrite {
  const say = speak(told.locale)
  const number = String(told.request)
  const title = say(`mail.support.${told.kind}`, { number })
  const subject = oneLine(told.subject ?? '')
  const by = told.by === null ? say('common.service') : oneLine(told.by)
  const last = told.standsFor > 1 ? say('notices.last-of', { count: told.standsFor }) : null
  const link = `${house.url}/desk/t/${number}`
  return written(
    house,
    { ...told, mayOpen: false },
    {
      title,
      subject: say('mail.support.subject', { title, subject }),
      preheader: subject,
      text: say('mail.support.text', { title, subject, by: last === null ? by : `${by}\n${last}`, link }),
      rows: [
        row(heading(title, [subject, told.place]), 24),
        ...[by, ...(last === null ? [] : [last]), link].map((line) => row(quiet(line), 8)),
      ],
      ending: say('mail.support.ending'),
    },
  )
}
