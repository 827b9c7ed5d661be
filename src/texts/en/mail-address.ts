import type { Translated } from '../catalogue.ts'
import type { mailAddress as russian } from '../ru/mail-address.ts'

/** Letters about addresses: to a new one, to the main one, to somebody in whose name a stranger wrote. */
export const mailAddress = {
  'mail.address.confirm.title': 'Confirm the address',
  'mail.address.confirm.subject': 'Confirm the address',
  'mail.address.confirm.lead': 'Somebody, probably you, wants to add the address {address} to a support profile.',
  'mail.address.confirm.why':
    'After that one can sign in by it, and letters from it count as yours. The link works once, until {until}.',
  'mail.address.confirm.do': 'Check and confirm',
  'mail.address.confirm.ending': 'If it was not you, do nothing: without a confirmation the address is added nowhere.',
  'mail.address.taken.title': 'This address is taken',
  'mail.address.taken.subject': 'This address is taken',
  'mail.address.taken.lead':
    'Somebody, perhaps you, wanted to add the address {address} to a profile. It belongs to another profile already, so nothing has changed.',
  'mail.address.taken.why':
    'If it was you: sign in by this address, and you will see that other profile. To join the two, write to us in a request.',
  'mail.address.taken.do': 'Sign in',
  'mail.address.taken.ending': 'If it was not you, do nothing.',
  'mail.address.added.title': 'An address was added to your profile',
  'mail.address.added.subject': 'An address was added to your profile',
  'mail.address.added.lead':
    'The address {address} is yours too from now on: one can sign in by it, and letters from it count as yours.',
  'mail.address.added.why':
    'If it was not you, remove the address and end the foreign session: both are in your profile.',
  'mail.address.added.do': 'Open the profile',
  'mail.address.added.ending': 'We write about it to the main address, so that nobody does it without you.',
  'mail.address.whose.title': 'Is this address yours?',
  'mail.address.whose.subject': 'Is this address yours: {address}?',
  'mail.address.whose.subject.request': 'Is this address yours: {address}? [№{number}]',
  'mail.address.whose.lead':
    'A letter in your name came from {address}. We do not know that address, so the letter has gone nowhere as yet.',
  'mail.address.whose.lead.request':
    'A letter in your name came from {address} to request №{number} “{subject}”. We do not know that address, so the letter has gone nowhere as yet.',
  'mail.address.whose.why':
    'Tell us whether it is yours. If it is, the letter goes into the request, one can sign in by that address, and further letters from it count as yours. You can answer until {until}.',
  'mail.address.whose.do': 'Look and answer',
  'mail.address.whose.ending':
    'If it is not yours, say so on the page or do nothing: the letter stays with us and does not get into the request by itself.',
  'mail.address.password.title': 'The password is changed',
  'mail.address.password.subject': 'The password is changed',
  'mail.address.password.lead': 'The password of your profile was changed: {at}.',
  'mail.address.password.why':
    'All other sign-ins and API keys have ended. If it was not you, sign in by a code, change the password and write to us.',
  'mail.address.password.do': 'Open the profile',
  'mail.address.password.ending': 'If it was you, there is nothing to do.',
  'mail.address.first-password.title': 'Your profile has a password now',
  'mail.address.first-password.subject': 'Your profile has a password now',
  'mail.address.first-password.lead': 'A password for your profile was set: {at}. There was none before.',
  'mail.address.first-password.why':
    'All other sign-ins and API keys have ended. If it was not you, sign in by a code and write to us: we shall help to remove it.',
  'mail.address.first-password.do': 'Open the profile',
  'mail.address.first-password.ending': 'If it was you, there is nothing to do. A code by mail still works.',
  'mail.address.token.title': 'An API key was made',
  'mail.address.token.subject': 'An API key was made',
  'mail.address.token.lead': 'An API key was made: {at}. With it a program acts in your name.',
  'mail.address.token.why': 'If it was not you, revoke the key and end the foreign session: both are in your profile.',
  'mail.address.token.do': 'Open the profile',
  'mail.address.token.ending': 'If it was you, there is nothing to do.',
  'mail.address.text': '{lead}\n\n{why}\n\n{do}:\n{link}\n\n{ending}',
} as const satisfies Translated<typeof russian>
