import type { Translated } from '../catalogue.ts'
import type { mailAddress as russian } from '../ru/mail-address.ts'

/** Letters about addresses: to a new one, to the main one, to somebody in whose name a stranger wrote. */
export const mailAddress = {
  'mail.address.confirm.title': 'Confirm the address',
  'mail.address.confirm.subject': 'Confirm the address',
  'mail.address.confirm.lead': 'Someone, probably you, wants to add the address {address} to a support profile.',
  'mail.address.confirm.why':
    'After that you can sign in with it, and emails from it will count as yours. The link works once, until {until}.',
  'mail.address.confirm.do': 'Check and confirm',
  'mail.address.confirm.ending':
    'If this wasn’t you, you don’t need to do anything: without confirmation the address won’t be added.',
  'mail.address.taken.title': 'This address is taken',
  'mail.address.taken.subject': 'This address is taken',
  'mail.address.taken.lead':
    'Someone, perhaps you, wanted to add the address {address} to a profile. It already belongs to another profile, so nothing has changed.',
  'mail.address.taken.why':
    'If it was you, sign in with this address and you’ll see that other profile. To merge the two, tell us in a request.',
  'mail.address.taken.do': 'Sign in',
  'mail.address.taken.ending': 'If this wasn’t you, you don’t need to do anything.',
  'mail.address.added.title': 'An address was added to your profile',
  'mail.address.added.subject': 'An address was added to your profile',
  'mail.address.added.lead':
    'The address {address} is now yours too: you can sign in with it, and emails from it count as yours.',
  'mail.address.added.why':
    'If this wasn’t you, remove the address and end the other session: both are in your profile.',
  'mail.address.added.do': 'Open profile',
  'mail.address.added.ending': 'We send this to your main address so that nobody can do it without you knowing.',
  'mail.address.whose.title': 'Is this address yours?',
  'mail.address.whose.subject': 'Is this address yours: {address}?',
  'mail.address.whose.subject.request': 'Is this address yours: {address}? [№{number}]',
  'mail.address.whose.lead':
    'An email in your name came from {address}. We don’t know that address, so the email hasn’t gone anywhere yet.',
  'mail.address.whose.lead.request':
    'An email in your name came from {address} for request №{number} “{subject}”. We don’t know that address, so the email hasn’t gone anywhere yet.',
  'mail.address.whose.why':
    'Tell us whether it’s yours. If it is, the email goes into the request, you can sign in with that address, and further emails from it will count as yours. You can answer until {until}.',
  'mail.address.whose.do': 'Check and answer',
  'mail.address.whose.ending':
    'If it isn’t yours, say so on the page or do nothing: the email stays with us and won’t go into the request by itself.',
  'mail.address.password.title': 'Your password was changed',
  'mail.address.password.subject': 'Your password was changed',
  'mail.address.password.lead': 'Your profile’s password was changed: {at}.',
  'mail.address.password.why':
    'All other sessions and API keys have ended. If this wasn’t you, sign in with a code, change the password and tell us.',
  'mail.address.password.do': 'Open profile',
  'mail.address.password.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.first-password.title': 'Your profile now has a password',
  'mail.address.first-password.subject': 'Your profile now has a password',
  'mail.address.first-password.lead': 'A password was set for your profile: {at}. There was none before.',
  'mail.address.first-password.why':
    'All other sessions and API keys have ended. If this wasn’t you, sign in with a code and tell us: we’ll help you remove it.',
  'mail.address.first-password.do': 'Open profile',
  'mail.address.first-password.ending': 'If this was you, you don’t need to do anything. A code by email still works.',
  'mail.address.token.title': 'An API key was created',
  'mail.address.token.subject': 'An API key was created',
  'mail.address.token.lead': 'An API key was created: {at}. A program can act on your behalf with it.',
  'mail.address.token.why': 'If this wasn’t you, revoke the key and end the other session: both are in your profile.',
  'mail.address.token.do': 'Open profile',
  'mail.address.token.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.second-on.title': 'Two-step sign-in is on',
  'mail.address.second-on.subject': 'Two-step sign-in is on',
  'mail.address.second-on.lead':
    'Two-step sign-in was turned on {at}: besides a code from a letter or a password, a code from the app is needed now.',
  'mail.address.second-on.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.second-on.do': 'Open profile',
  'mail.address.second-on.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.second-off.title': 'The app code is off',
  'mail.address.second-off.subject': 'The app code is off',
  'mail.address.second-off.lead': 'The app code for signing in was turned off {at}.',
  'mail.address.second-off.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.second-off.do': 'Open profile',
  'mail.address.second-off.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.second-reset.title': 'Two-step sign-in was reset',
  'mail.address.second-reset.subject': 'Two-step sign-in was reset',
  'mail.address.second-reset.lead':
    'An administrator reset two-step sign-in {at}: app codes, passkeys and recovery codes no longer work.',
  'mail.address.second-reset.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.second-reset.do': 'Open profile',
  'mail.address.second-reset.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.passkey-added.title': 'A passkey was added',
  'mail.address.passkey-added.subject': 'A passkey was added',
  'mail.address.passkey-added.lead': 'A passkey was added {at}: one can sign in by it without a password or code.',
  'mail.address.passkey-added.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.passkey-added.do': 'Open profile',
  'mail.address.passkey-added.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.passkey-removed.title': 'A passkey was removed',
  'mail.address.passkey-removed.subject': 'A passkey was removed',
  'mail.address.passkey-removed.lead': 'A passkey was removed {at}: nobody can sign in by it any more.',
  'mail.address.passkey-removed.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.passkey-removed.do': 'Open profile',
  'mail.address.passkey-removed.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.recovery-used.title': 'A recovery code was used',
  'mail.address.recovery-used.subject': 'A recovery code was used',
  'mail.address.recovery-used.lead': 'A recovery code was used to sign in {at}. It will not work a second time.',
  'mail.address.recovery-used.why':
    'If this wasn’t you, end the other sessions and change your password: both are in your profile. Tell your administrator.',
  'mail.address.recovery-used.do': 'Open profile',
  'mail.address.recovery-used.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.phone-added.title': 'A phone was added to your profile',
  'mail.address.phone-added.subject': 'A phone was added to your profile',
  'mail.address.phone-added.lead': 'A phone number in your profile was confirmed by a code from an SMS {at}.',
  'mail.address.phone-added.why':
    'If this wasn’t you, remove the number and end the other sessions: both are in your profile. Write to your administrator.',
  'mail.address.phone-added.do': 'Open profile',
  'mail.address.phone-added.ending': 'If this was you, you don’t need to do anything.',
  'mail.address.text': '{lead}\n\n{why}\n\n{do}:\n{link}\n\n{ending}',
} as const satisfies Translated<typeof russian>
