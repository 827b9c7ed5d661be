import type { Translated } from '../catalogue.ts'
import type { mail as russian } from '../ru/mail.ts'

export const mail = {
  'mail.sign-in.subject': 'Your sign-in code: {code}',
  'mail.sign-in.text':
    'Your code for the support service: {code}\n\nOr open the link and press “Sign in”:\n{link}\n\nThe code and the link work once, for {minutes, plural, one {# minute} other {# minutes}}. If it was not you, there is nothing to do.',
  'mail.acknowledgement.subject': '[№{number}] Request received',
  'mail.acknowledgement.subject-known': 'Re: {subject} [№{number}]',
  'mail.acknowledgement.text':
    'Hello!\n\nWe have received your letter. The number of your request: {number}.\n{promise}\n\nTo add something, answer this letter: a screenshot, the version and the number of the till help us to be quicker.\nYour request on the portal: {link}',
  'mail.acknowledgement.both': 'We will answer by {reaction} and solve it by {resolution}.',
  'mail.acknowledgement.reaction': 'We will answer by {reaction}.',
  'mail.acknowledgement.no-promise': 'We will answer as soon as we can.',
  'mail.reply.text':
    '{text}\n\n-- \n{author}, support service\nTo go on, answer this letter.\nRequest №{number}: {link}',
  'mail.reply.files-on-portal': 'The files are too large for a letter, they are on the portal.',
} as const satisfies Translated<typeof russian>
