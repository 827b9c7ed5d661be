import { MINUTE } from '../../domain/ground/instant.ts'
import type { LetterKind, LetterWords } from '../../domain/mail/letter-wordings.ts'
import { CODE_LIFETIME } from '../../domain/people/sign-in-code.ts'
import type { Language } from '../../texts/language.ts'
import { speak } from '../../texts/say.ts'

const variable = (name: string) => `{{ ${name} }}`

/** The words of the program as templates: what somebody begins with who writes his own. */
export function usualWords(kind: LetterKind, language: Language): LetterWords {
  const say = speak(language)
  switch (kind) {
    case 'acknowledgement':
      return { subject: '', text: `${variable('promise')}\n\n${say('mail.acknowledgement.add')}` }
    case 'reply':
    case 'question':
    case 'question_reminder':
    case 'resolved':
    case 'resolved_reminder':
      return { subject: '', text: variable('message') }
    case 'closed':
      return { subject: '', text: `${variable('reason')}\n\n${say('mail.closed.again')}` }
    case 'sign_in':
      return {
        subject: say('mail.sign-in.subject', { code: variable('code') }),
        text: `${say('mail.sign-in.once', { minutes: CODE_LIFETIME / MINUTE })}\n\n${say('mail.sign-in.or')}`,
      }
    case 'invitation':
      return {
        subject: say('mail.invitation.desk.subject'),
        text: say('mail.invitation.desk.lead', { by: variable('by') }),
      }
    case 'portal-invitation':
      return {
        subject: say('mail.invitation.portal.subject'),
        text: say('mail.invitation.portal.lead', { by: variable('by') }),
      }
    case 'way_in':
      return { subject: say('mail.way-in.subject'), text: `${say('mail.way-in.lead')}\n\n${say('mail.way-in.stop')}` }
    default: {
      const values = { address: variable('address'), until: variable('until'), at: variable('at') }
      return {
        subject: say(`mail.address.${kind}.subject`, values),
        text: `${say(`mail.address.${kind}.lead`, values)}\n\n${say(`mail.address.${kind}.why`, values)}`,
      }
    }
  }
}
