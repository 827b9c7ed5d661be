import type { Translated } from '../catalogue.ts'
import type { deskAuthor as russian } from '../ru/desk-author.ts'

/** A letter from an unknown address that looks like somebody we know: asking him. */
export const deskAuthor = {
  'desk.author': 'Who does this address belong to',
  'desk.author.ask': 'Ask whose address it is',
  'desk.author.ask-again': 'Ask again',
  'desk.author.ask.hint':
    'We’ll ask “Is this address yours?” at an address we know, without a word of this email. If the answer is yes, the email goes into the request by itself.',
  'desk.author.asked': 'Question sent',
  'desk.author.asked.by': '{at}: {name} asked, the question went to {address}.',
  'desk.author.open': 'No answer yet, waiting until {at}.',
  'desk.author.undelivered': 'The email with the question didn’t arrive.',
  'desk.author.silence': 'There was no answer, the link expired {at}.',
  'desk.author.answer.yes': '{name}, {at}: “Yes, mine”. Emails from this address are being processed again.',
  'desk.author.answer.no': '{name}, {at}: “No, not mine”.',
  'desk.author.answer.taken': '{name}, {at}: “Yes, mine”, but the address already belonged to someone else.',
  'desk.author.answer.withdrawn': 'The address we asked no longer belongs to this person.',
  'desk.author.obstacle.archived': 'Can’t ask: this person is archived.',
  'desk.author.obstacle.staff':
    'We don’t ask staff this way: an email from their address acts with their permissions. They can add the address themselves in their profile.',
  'desk.author.obstacle.known': 'This address is already confirmed: process the email again.',
  'desk.author.obstacle.taken': 'Can’t ask: the address already belongs to another person.',
  'desk.author.obstacle.unreachable': 'Can’t ask: emails don’t reach the addresses we know.',
} as const satisfies Translated<typeof russian>
