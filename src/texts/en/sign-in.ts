import type { Translated } from '../catalogue.ts'
import type { signIn as russian } from '../ru/sign-in.ts'

export const signIn: Translated<typeof russian> = {
  'sign-in.title': 'Sign in',
  'sign-in.lead': 'We send a one-time code to your e-mail or phone. No password needed.',
  'sign-in.again.title': 'Sign in once more',
  'sign-in.again.lead': 'Your session has ended. Everything you wrote is here: sign in and go on.',
  'sign-in.address': 'E-mail or phone',
  'sign-in.address.missing': 'Type the e-mail or phone we answer you at.',
  'sign-in.send-code': 'Get a code',
  'sign-in.code': 'Code from the letter or text message',
  'sign-in.code.sent': 'If we know {address}, the code is on its way. It works for 15 minutes.',
  'sign-in.code.missing': 'Type the code, it is short.',
  'sign-in.enter': 'Sign in',
  'sign-in.other-address': 'Another address',
  'sign-in.resend': 'Send the code again',
  'sign-in.resent': 'If no letter comes, the code in the last one works: we send no more than three an hour.',
  'sign-in.by-password': 'Use a password',
  'sign-in.by-code': 'Use a code',
  'sign-in.password': 'Password',
  'sign-in.password.missing': 'Type the password or get a code by e-mail.',
  'sign-in.link.title': 'Sign in by link',
  'sign-in.link.lead': 'The link from the letter works once. Press the button and you are in.',
  'sign-in.another-way': 'Use a code or a password',
}
