import { formatsFor, type When } from '../../../texts/format.ts'
import { speak } from '../../../texts/say.ts'
import type { EmailHouse } from '../index.ts'
import { heading, quiet, row, words } from '../letter-parts.ts'
import { aboutRequest, type LetterToWrite, linkTo, momentFor, type Told, withFixed, written } from '../outbound.ts'

export interface Acknowledgement extends Told {
  readonly reactionDueAt: When | null
  readonly resolutionDueAt: When | null
}

/** «Заявка принята»: its number, what is promised, where to look; written by the desk itself, and saying so. */
export function acknowledgement(house: EmailHouse, told: Acknowledgement): LetterToWrite {
  const say = speak(told.locale)
  const number = String(told.request)
  const promised = promise(told)
  const own = told.own('acknowledgement', told.locale, { ...aboutRequest(house, told), promise: promised })
  const link = linkTo(house, told.request)
  return written(house, told, {
    title: say('mail.acknowledgement.title', { number }),
    preheader: own?.text ?? promised,
    text: own
      ? withFixed(own.text, [`${say('mail.open')}: ${link}`])
      : say('mail.acknowledgement.text', { number, promise: promised, link }),
    rows: [
      row(heading(say('mail.acknowledgement.title', { number }), [told.subject, told.place]), 24),
      ...(own ? [row(words(own.text))] : [row(words(promised)), row(quiet(say('mail.acknowledgement.add')), 12)]),
    ],
    ending: say('mail.answer'),
  })
}

function promise(told: Acknowledgement): string {
  const { locale, zone, reactionDueAt, resolutionDueAt } = told
  const say = speak(locale)
  if (reactionDueAt === null) return say('mail.acknowledgement.no-promise')
  const clock = formatsFor(locale, zone).clockName()
  const reaction = momentFor(told, reactionDueAt)
  if (resolutionDueAt === null) return say('mail.acknowledgement.reaction', { reaction, clock })
  return say('mail.acknowledgement.both', { reaction, resolution: momentFor(told, resolutionDueAt), clock })
}
