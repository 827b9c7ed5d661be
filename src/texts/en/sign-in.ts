import type { Translated } from '../catalogue.ts'
import type { signIn as russian } from '../ru/sign-in.ts'

export const signIn: Translated<typeof russian> = {
  'sign-in.title': 'Sign in',
  'sign-in.lead': 'We’ll send a one-time code to your email or phone. No password needed.',
  'sign-in.again.title': 'Sign in again',
  'sign-in.again.lead': 'Your session has ended. Everything you wrote is still here: sign in and carry on.',
  'sign-in.address': 'Email or phone',
  'sign-in.address.missing': 'Enter the email or phone we reply to.',
  'sign-in.send-code': 'Get a code',
  'sign-in.code': 'Code from the email or text message',
  'sign-in.code.sent': 'If we know {address}, the code is on its way. It works for 15\u00a0minutes.',
  'sign-in.code.missing': 'Enter the code from the email or text message.',
  'sign-in.enter': 'Sign in',
  'sign-in.other-address': 'Another address',
  'sign-in.resend': 'Send the code again',
  'sign-in.resent': 'If no email comes, the code in the last one still works: we send no more than three an hour.',
  'sign-in.by-password': 'Sign in with a password',
  'sign-in.by-code': 'Sign in with a code',
  'sign-in.password': 'Password',
  'sign-in.password.missing': 'Enter the password or get a code by email.',
  'sign-in.link.title': 'Sign in with a link',
  'sign-in.link.lead': 'The link from the email works once. Press the button to sign in.',
  'sign-in.another-way': 'Sign in with a code or password',
}
