import type { Translated } from '../catalogue.ts'
import type { deskAuthor as russian } from '../ru/desk-author.ts'

/** A letter from an unknown address that looks like somebody we know: asking him. */
export const deskAuthor = {
  'desk.author': 'Whose address it is',
  'desk.author.ask': 'Ask whose address it is',
  'desk.author.ask-again': 'Ask again',
  'desk.author.ask.hint':
    'The question “Is this address yours?” goes to an address that we know, with no word of this letter. With a yes the letter gets into the request by itself.',
  'desk.author.asked': 'The question was sent',
  'desk.author.asked.by': '{at}: {name} asked, the letter went to {address}.',
  'desk.author.open': 'No answer as yet; it can come until {at}.',
  'desk.author.undelivered': 'The letter with the question did not arrive.',
  'desk.author.silence': 'There was no answer, the link ended {at}.',
  'desk.author.answer.yes': '{name}, {at}: “Yes, mine”. Letters from this address are read again.',
  'desk.author.answer.no': '{name}, {at}: “No, not mine”.',
  'desk.author.answer.taken': '{name}, {at}: “Yes, mine”, but the address had become somebody else’s.',
  'desk.author.answer.withdrawn': 'The address that the question went to is no longer this person’s.',
  'desk.author.obstacle.archived': 'Nobody to ask: this person is archived.',
  'desk.author.obstacle.staff':
    'Staff are not asked like this: a letter from their address acts with their rights. Let them add the address themselves, in their profile.',
  'desk.author.obstacle.known': 'This address is confirmed already: read the letter again.',
  'desk.author.obstacle.taken': 'Nobody to ask: the address is another person’s already.',
  'desk.author.obstacle.unreachable': 'Nowhere to ask: letters to the addresses that we know do not arrive.',
} as const satisfies Translated<typeof russian>
