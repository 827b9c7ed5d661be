import type { Translated } from '../catalogue.ts'
import type { portalLetter as russian } from '../ru/portal-letter.ts'

export const portalLetter = {
  'portal.letter.resolved': 'Request №{number} is solved',
  'portal.letter.closed': 'Request №{number} is closed',
  'portal.letter.closes': 'Without an answer it closes by itself: {at}.',
  'portal.letter.rate': 'Rate it',
  'portal.letter.rate.missing': 'Press one of the five faces.',
  'portal.letter.rate.do': 'Send the rating',
  'portal.letter.close': 'It works, close it',
  'portal.letter.close.title': 'Does it work?',
  'portal.letter.close.lead':
    'We will close the request. Should you need it again, answer the letter: a linked one opens.',
  'portal.letter.close.do': 'Close the request',
  'portal.letter.resume': 'Send it back',
  'portal.letter.reply': 'Write an answer',
  'portal.letter.reply.missing': 'Write a word at least.',
  'portal.letter.ways': 'What else can be done',
  'portal.letter.rated': 'Thank you, the rating is kept',
  'portal.letter.resumed': 'The request is in work again',
  'portal.letter.resumed.text': 'A specialist will see your words and answer by mail. This page can be closed.',
  'portal.letter.replied': 'The answer is sent',
  'portal.letter.replied.text': 'It is in the request already. We will answer by mail. This page can be closed.',
  'portal.letter.replied.new': 'That request is closed, so we opened a new one, №{number}. We will answer by mail.',
  'portal.letter.over': 'The link works no longer',
  'portal.letter.over.text':
    'Links of letters work for three days, while the request is solved and was not sent back. Answer the letter: your words go into the request. Or sign in to the portal, the code comes by mail.',
  'portal.letter.over.sign-in': 'Sign in to the portal',
} as const satisfies Translated<typeof russian>
