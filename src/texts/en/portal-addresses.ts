import type { Translated } from '../catalogue.ts'
import type { portalAddresses as russian } from '../ru/portal-addresses.ts'

/** The addresses of a person on his page, and the page that asks whether one is his. */
export const portalAddresses = {
  'portal.addresses': 'My addresses',
  'portal.addresses.lead':
    'Write to us from any of them: requests and letters come here. We answer to the main one; you can sign in by any.',
  'portal.addresses.state.main': 'Main: letters come here',
  'portal.addresses.state.proven': 'Confirmed',
  'portal.addresses.state.unproven': 'Not confirmed: send yourself a letter and press the button in it',
  'portal.addresses.state.bounced': 'Letters do not reach it',
  'portal.addresses.state.waiting': 'Waits to be confirmed until {at}: open the letter that we sent there',
  'portal.addresses.state.undelivered': 'The letter did not arrive: check it for a typing error',
  'portal.addresses.menu': 'What to do with {address}',
  'portal.addresses.make-main': 'Make it the main one',
  'portal.addresses.confirm': 'Send a confirming letter',
  'portal.addresses.again': 'Send the letter again',
  'portal.addresses.remove': 'Remove',
  'portal.addresses.remove.title': 'Remove the address?',
  'portal.addresses.remove.text':
    'One can sign in by {address} no more, and letters from it no longer count as yours. What was written stays.',
  'portal.addresses.keep': 'Keep it',
  'portal.addresses.removed': '{address} was removed',
  'portal.addresses.main-now': 'We write to {address} now',
  'portal.addresses.new': 'Another address',
  'portal.addresses.wrong': 'Write the whole address, for example ivan@mail.com.',
  'portal.addresses.ours': 'This is the address of the support itself. It has to be your own.',
  'portal.addresses.too-many': 'There can be ten addresses at most. Remove one that you do not need.',
  'portal.addresses.add': 'Send the letter',
  'portal.addresses.sent': 'A letter was sent to {address}. Open it and press the button.',
  'portal.whose.title': 'Is this address yours?',
  'portal.whose.person': '“{name}” wants to add it.',
  'portal.whose.person.means':
    'If that is you, confirm it. One can sign in by this address then, and letters from it count as yours.',
  'portal.whose.person.not-you': 'Do you not know the name? Close the page then: nothing changes.',
  'portal.whose.person.yes': 'Confirm the address',
  'portal.whose.support': 'A letter in the name of “{name}” came from it.',
  'portal.whose.support.request': 'A letter in the name of “{name}” came from it to request №{number} “{subject}”.',
  'portal.whose.support.means':
    'If it is yours, the letter goes into the request. One can sign in by this address then, and further letters from it count as yours.',
  'portal.whose.support.not-you':
    'Do you not know the address? Answer “No, not mine”: the letter does not get into the request by itself.',
  'portal.whose.support.yes': 'Yes, mine',
  'portal.whose.no': 'No, not mine',
  'portal.whose.until': 'You can answer until {at}.',
  'portal.whose.done.person.yes': 'The address is confirmed',
  'portal.whose.done.text.person.yes': 'You can write from it and sign in by it now. You can close this page.',
  'portal.whose.done.support.yes': 'Thank you, it is yours',
  'portal.whose.done.text.support.yes':
    'The letter will be in the request in a moment. Go on writing from this address. You can close this page.',
  'portal.whose.done.person.no': 'Nothing has changed',
  'portal.whose.done.text.person.no': 'The address was added to nobody. You can close this page.',
  'portal.whose.done.support.no': 'Thank you, it is not yours',
  'portal.whose.done.text.support.no':
    'The specialist will see your answer, and the letter does not get into the request by itself.',
  'portal.whose.done.taken': 'The address is taken',
  'portal.whose.done.taken.text':
    'While the letter was on its way, this address came to belong to another profile. If that is you too, write to us in a request.',
  'portal.whose.over': 'The link no longer works',
  'portal.whose.over.text':
    'The question was answered, taken back, or three days have passed. Your addresses are in your profile: one can be added there.',
  'portal.whose.over.profile': 'Open the profile',
} as const satisfies Translated<typeof russian>
