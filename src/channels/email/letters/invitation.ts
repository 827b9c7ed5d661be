import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine } from '../outbound.ts'

export interface InvitationFacts {
  /** Opens the desk once. */
  readonly link: string
  /** How long it opens anything. */
  readonly hours: number
  /** Who invites. */
  readonly by: string
}

/** To somebody who will work on the desk: who invites him, and the link by which he comes in. */
export function invitationLetter(language: Language, { link, hours, by }: InvitationFacts) {
  const say = speak(language)
  const values = { link, hours, by: oneLine(by) }
  const title = say('mail.invitation.title')
  const lead = say('mail.invitation.lead', values)
  return {
    subject: say('mail.invitation.subject'),
    text: say('mail.invitation.text', values),
    html: letterPage({
      language,
      title,
      preheader: lead,
      brand: say('common.brand'),
      service: say('common.service'),
      rows: [
        row(heading(title, []), 24),
        row(words(lead)),
        row(choice({ label: say('mail.invitation.do'), href: link }, null), 20),
        row(quiet(say('mail.invitation.once', values)), 12),
        footer(say('mail.invitation.ending'), []),
      ],
    }),
  }
}
