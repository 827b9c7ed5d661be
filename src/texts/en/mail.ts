import type { Translated } from '../catalogue.ts'
import type { mail as russian } from '../ru/mail.ts'

export const mail = {
  'mail.trial.subject': 'Okno: a trial of the mailbox',
  'mail.trial.text': 'This letter was sent from the settings page to try the mailbox {address}. It needs no answer.',
  'mail.sign-in.subject': 'Your sign-in code: {code}',
  'mail.sign-in.text':
    'Your code for the support service: {code}\n\nOr open the link and press “Sign in”:\n{link}\n\nThe code and the link work once, for {minutes, plural, one {# minute} other {# minutes}}. If it was not you, there is nothing to do.',
  'mail.subject': '{subject} [№{number}]',
  'mail.subject.again': 'Re: {subject} [№{number}]',
  'mail.at': '{time} on {date}',
  'mail.open': 'Open the request',
  'mail.answer': 'You can simply answer this letter: your words and files go into the request.',
  'mail.files-on-portal': 'The files are too large for a letter, they are on the portal.',
  'mail.acknowledgement.subject': '[№{number}] Request received',
  'mail.acknowledgement.title': 'Request №{number} received',
  'mail.acknowledgement.text':
    'Hello!\n\nYour request is received, its number is {number}.\n{promise}\n\nTo add something, answer this letter: a screenshot, the version and the number of the till help us to be quicker.\nYour request on the portal: {link}',
  'mail.acknowledgement.add':
    'Something to add? A screenshot, the version and the number of the till help us to be quicker.',
  'mail.acknowledgement.both': 'We will answer by {reaction} and solve it by {resolution} ({clock}).',
  'mail.acknowledgement.reaction': 'We will answer by {reaction} ({clock}).',
  'mail.acknowledgement.no-promise': 'We will answer as soon as we can.',
  'mail.reply.about': 'Request №{number}: {subject}',
  'mail.reply.text':
    '{text}\n\n-- \n{author}, support service\nTo go on, answer this letter.\nRequest №{number}: {link}',
  'mail.reply.text.copied':
    '{text}\n\n-- \n{author}, support service\nTo go on, answer this letter.\nRequest №{number}',
  'mail.title.question': 'We are waiting for your answer',
  'mail.title.reminder.question': 'A reminder: we are waiting for your answer',
  'mail.title.resolved': 'Request №{number} is solved',
  'mail.title.reminder.resolved': 'Request №{number} is about to close',
  'mail.question.gives-up': 'Without an answer the request closes by itself at {at}.',
  'mail.resolved.preheader': '{solution} Rate it or send it back in one press.',
  'mail.resolved.promised': 'promised by {at}',
  'mail.resolved.close': 'It works, close it',
  'mail.resolved.resume': 'Send it back',
  'mail.resolved.closes': 'Without an answer it closes by itself at {at}.',
  'mail.resolved.closes.reminded': 'Without an answer it closes by itself at {at}; we will remind you a day before.',
  'mail.resolved.text':
    '{text}\n\n-- \n{author}, support service\nRequest №{number} is solved.\n\nIt works, close it: {close}\nSend it back: {resume}\nRate it: {page}\n\n{silence}\nYou can simply answer this letter.',
  'mail.rate.title': 'How did we do?',
  'mail.rate.score': '{score} out of 5',
  'mail.rate.1': 'terrible',
  'mail.rate.3': 'fair',
  'mail.rate.5': 'excellent',
  'mail.closed.title': 'Request №{number} is closed',
  'mail.closed.title.cancelled': 'Request №{number} is cancelled',
  'mail.closed.silence': 'We solved the request, nobody objected, and it closed by itself.',
  'mail.closed.no_answer': 'We waited for your answer in vain, so the request closed by itself.',
  'mail.closed.settled': 'Marked as settled by {name}.',
  'mail.closed.cancelled': 'We have cancelled this request and work on it no longer.',
  'mail.closed.duplicate': 'It repeats request №{main}, we will answer there.',
  'mail.closed.again': 'If the matter remains, answer this letter: we will open a new request linked to this one.',
  'mail.closed.ending': 'The whole conversation stays in the request.',
  'mail.closed.text': '{title}.\n\n{why}\n\n{again}\nRequest №{number}: {link}',
} as const satisfies Translated<typeof russian>
