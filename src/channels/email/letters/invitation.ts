import type { Db } from '../../../db/engine/database.ts'
import type { Language } from '../../../texts/language.ts'
import { speak } from '../../../texts/say.ts'
import { letterPage } from '../letter-layout.ts'
import { choice, footer, heading, quiet, row, words } from '../letter-parts.ts'
import { oneLine, withFixed } from '../outbound.ts'
import { loadOwnWords, type OwnWords } from '../own-words.ts'

export interface InvitationFacts {
  /** Opens a session once. */
  readonly link: string
  /** How long it opens anything. */
  readonly hours: number
  /** Who invites. */
  readonly by: string
  /** On the desk he answers requests, on the portal he files them. */
  readonly to: 'desk' | 'portal'
}

/** To somebody who has not been here yet: who invites him, to what, and the link by which he comes in. */
export async function invitationLetter(db: Db, language: Language, facts: InvitationFacts) {
  return invitationLetterWith(await loadOwnWords(db), language, facts)
}

export function invitationLetterWith(ownWords: OwnWords, language: Language, { link, hours, by, to }: InvitationFacts) {
  const say = speak(language)
  const values = { link, hours, by: oneLine(by) }
  const title = say(`mail.invitation.${to}.title`)
  const kind = to === 'desk' ? 'invitation' : 'portal-invitation'
  const own = ownWords(kind, language, { link, hours: String(hours), by: values.by })
  const lead = own?.text ?? say(`mail.invitation.${to}.lead`, values)
  const once = say(`mail.invitation.${to}.once`, values)
  return {
    subject: own?.subject ? oneLine(own.subject) : say(`mail.invitation.${to}.subject`),
    text: own
      ? withFixed(own.text, [`${say('mail.invitation.do')}: ${link}`, once, say('mail.invitation.ending')])
      : say(`mail.invitation.${to}.text`, values),
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
        row(quiet(once), 12),
        footer(say('mail.invitation.ending'), []),
      ],
    }),
  }
}
