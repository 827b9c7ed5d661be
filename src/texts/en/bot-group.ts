import type { Translated } from '../catalogue.ts'
import type { botGroup as russian } from '../ru/bot-group.ts'

/** The bot where several people read along, and how such a chat comes to a venue. */
export const botGroup = {
  'bot.group.bound':
    'This chat is connected to the support. To file a request, reply to this message with words or a photo. Answers of the support come to your private chat.',
  'bot.group.unbound': 'This chat is disconnected from the support.',
  'bot.group.how-to-link':
    'To write to the support from here, open a private chat with this bot and connect it: it takes a minute.',
  'bot.group.accepted': 'Request №{number} is accepted.',
  'bot.group.added': 'Added to №{number}.',
  'bot.group.answered': '№{number} has an answer: it is in the private chat and on the portal.',
  'bot.group.asked': '№{number} needs your answer: the question is in the private chat and on the portal.',
  'bot.group.resolved': '№{number} is done: the solution is in the private chat and on the portal.',
  'bot.group.closed': '№{number} is closed.',
  'bot.group.no-words': 'A photo or a file from a shared chat',
  'bot.group.privately': 'We do not answer this command in a shared chat, where everybody reads. Repeat it here.',
  'bot.group.not-yours':
    'Requests from the chat “{title}” are written by those who have access to its restaurant. Your message did not become a request.',
  'bot.group.refused': 'We did not take your message in the shared chat.',
  'bot.bind.which':
    'Which restaurant does the chat “{title}” belong to? Choose one, or write its name, address or code.',
  'bot.bind.none': 'We found no such restaurant. Write it in another way: name, address or code.',
  'bot.bind.now': 'Now: {venue}.',
  'bot.bind.unbind': 'Unbind the chat',
  'bot.bind.bound': 'Done: the chat “{title}” belongs to the restaurant {venue}.',
  'bot.bind.unbound': 'Done: the chat “{title}” belongs to no restaurant any more.',
  'bot.bind.no-right': 'A chat is bound to a restaurant by its manager or by an administrator of the support.',
  'bot.bind.busy': 'First send or cancel the request that you began, then repeat /venue in the shared chat.',
} as const satisfies Translated<typeof russian>
