import type { Translated } from '../catalogue.ts'
import type { mail as russian } from '../ru/mail.ts'

export const mail = {
  'mail.sign-in.subject': 'Your sign-in code: {code}',
  'mail.sign-in.text':
    'Your code for the support service: {code}\n\nOr open the link and press “Sign in”:\n{link}\n\nThe code and the link work once, for {minutes, plural, one {# minute} other {# minutes}}. If it was not you, there is nothing to do.',
} as const satisfies Translated<typeof russian>
