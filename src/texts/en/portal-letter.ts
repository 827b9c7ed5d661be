import type { Translated } from '../catalogue.ts'
import type { portalLetter as russian } from '../ru/portal-letter.ts'

export const portalLetter = {
  'portal.letter.resolved': 'Request №{number} is solved',
  'portal.letter.closed': 'Request №{number} is closed',
  'portal.letter.closes': 'If you don’t reply, it closes automatically: {at}.',
  'portal.letter.rate': 'Rate it',
  'portal.letter.rate.missing': 'Choose one of the five faces.',
  'portal.letter.rate.do': 'Send the rating',
  'portal.letter.close': 'It works, close it',
  'portal.letter.close.title': 'Is everything working?',
  'portal.letter.close.lead':
    'We’ll close the request. If you need it again, reply to the email and we’ll create a linked one.',
  'portal.letter.close.do': 'Close the request',
  'portal.letter.resume': 'Reopen',
  'portal.letter.reply': 'Write a reply',
  'portal.letter.reply.missing': 'Write at least a word.',
  'portal.letter.ways': 'What else you can do',
  'portal.letter.rated': 'Thank you for the rating',
  'portal.letter.resumed': 'We’re working on it again',
  'portal.letter.resumed.text': 'A specialist will read this and reply by email. You can close this page.',
  'portal.letter.replied': 'Reply sent',
  'portal.letter.replied.text': 'It’s already in the request. We’ll reply by email. You can close this page.',
  'portal.letter.replied.new': 'That request is closed, so we created a new one, №{number}. We’ll reply by email.',
  'portal.letter.over': 'This link no longer works',
  'portal.letter.over.text':
    'Links in our emails work for three days, while the request is resolved and hasn’t been reopened. Reply to the email and your words go into the request. Or sign in to the portal: we’ll email you a code.',
  'portal.letter.over.sign-in': 'Sign in to the portal',
} as const satisfies Translated<typeof russian>
