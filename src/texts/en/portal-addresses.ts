import type { Translated } from '../catalogue.ts'
import type { portalAddresses as russian } from '../ru/portal-addresses.ts'

/** The addresses of a person on his page, and the page that asks whether one is his. */
export const portalAddresses = {
  'portal.addresses': 'My addresses',
  'portal.addresses.lead':
    'Write to us from any of these: your requests and messages end up here. We reply to the main one; you can sign in with any.',
  'portal.addresses.state.main': 'Main: emails come here',
  'portal.addresses.state.proven': 'Confirmed',
  'portal.addresses.state.unproven': 'Not confirmed: send yourself an email and press the button in it',
  'portal.addresses.state.bounced': 'Emails don’t reach it',
  'portal.addresses.state.waiting': 'Waiting for confirmation until {at}: open the email we sent there',
  'portal.addresses.state.undelivered': 'The email didn’t arrive: check for a typo',
  'portal.addresses.menu': 'What to do with {address}',
  'portal.addresses.make-main': 'Make it the main one',
  'portal.addresses.confirm': 'Send a confirmation email',
  'portal.addresses.again': 'Send the email again',
  'portal.addresses.remove': 'Remove',
  'portal.addresses.remove.title': 'Remove the address?',
  'portal.addresses.remove.text':
    'You’ll no longer be able to sign in with {address}, and emails from it won’t count as yours. What was written stays.',
  'portal.addresses.keep': 'Keep it',
  'portal.addresses.removed': '{address} removed',
  'portal.addresses.main-now': 'We now write to {address}',
  'portal.addresses.new': 'Another address',
  'portal.addresses.wrong': 'Enter the whole address, for example ivan@mail.com.',
  'portal.addresses.ours': 'This is our own support address. Please enter yours.',
  'portal.addresses.too-many': 'You can have up to ten addresses. Remove one you don’t need.',
  'portal.addresses.add': 'Send the email',
  'portal.addresses.sent': 'We’ve sent an email to {address}. Open it and press the button.',
  'portal.whose.title': 'Is this address yours?',
  'portal.whose.person': '“{name}” wants to add it.',
  'portal.whose.person.means':
    'If that’s you, confirm it. You’ll be able to sign in with this address, and emails from it will count as yours.',
  'portal.whose.person.not-you': 'Don’t recognise the name? Close the page: nothing changes.',
  'portal.whose.person.yes': 'Confirm the address',
  'portal.whose.support': 'An email in the name of “{name}” came from it.',
  'portal.whose.support.request': 'An email in the name of “{name}” came from it for request №{number} “{subject}”.',
  'portal.whose.support.means':
    'If it’s yours, the email goes into the request. You’ll be able to sign in with this address, and further emails from it will count as yours.',
  'portal.whose.support.not-you':
    'Don’t recognise the address? Choose “No, not mine”: the email won’t go into the request by itself.',
  'portal.whose.support.yes': 'Yes, mine',
  'portal.whose.no': 'No, not mine',
  'portal.whose.until': 'You can answer until {at}.',
  'portal.whose.done.person.yes': 'Address confirmed',
  'portal.whose.done.text.person.yes': 'You can now write from it and sign in with it. You can close this page.',
  'portal.whose.done.support.yes': 'Thank you, the address is yours',
  'portal.whose.done.text.support.yes':
    'The email will be in the request in a moment. Keep writing from this address. You can close this page.',
  'portal.whose.done.person.no': 'Nothing has changed',
  'portal.whose.done.text.person.no': 'The address wasn’t added to anyone. You can close this page.',
  'portal.whose.done.support.no': 'Thank you, the address isn’t yours',
  'portal.whose.done.text.support.no':
    'A specialist will see your answer, and the email won’t go into the request by itself.',
  'portal.whose.done.taken': 'The address is already taken',
  'portal.whose.done.taken.text':
    'While the email was on its way, this address came to belong to another profile. If that’s you too, tell us in a request.',
  'portal.whose.over': 'This link no longer works',
  'portal.whose.over.text':
    'The question has been answered or withdrawn, or three days have passed. Your addresses are in your profile, and you can add one there.',
  'portal.whose.over.profile': 'Open the profile',
} as const satisfies Translated<typeof russian>
