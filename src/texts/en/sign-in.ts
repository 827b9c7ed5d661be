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
  'sign-in.second': 'Code from your app',
  'sign-in.second.lead':
    'Open the authenticator app on your phone and enter the six digits. Lost your phone? Enter a recovery code.',
  'sign-in.second.missing': 'Enter the six digits from your app, or a recovery code.',
  'sign-in.second.enter': 'Confirm',
  'sign-in.second.needed': 'Confirm sign-in with an app',
  'sign-in.second.needed.lead':
    'People in your role confirm each sign-in with a code from an app on their phone. Set it up once, it takes a minute.',
  'sign-in.second.begin': 'Turn on',
  'sign-in.second.scan':
    'Scan the square with any authenticator app: Google Authenticator, Microsoft Authenticator or another one.',
  'sign-in.second.square': 'Square for the authenticator app',
  'sign-in.second.by-hand': 'Or type this key into the app:',
  'sign-in.second.open': 'Open in the app',
  'sign-in.second.confirm': 'Check and turn on',
  'sign-in.second.codes': 'Recovery codes',
  'sign-in.second.codes.lead':
    'Keep them somewhere other than this phone. Each works once if the phone is lost. We won’t show them again.',
  'sign-in.second.copy': 'Copy the codes',
  'sign-in.second.copied': 'Codes copied',
  'sign-in.second.kept': 'I’ve kept them, continue',
}
