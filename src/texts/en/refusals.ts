import type { Translated } from '../catalogue.ts'
import type { refusals as russian } from '../ru/refusals.ts'

export const refusals: Translated<typeof russian> = {
  'refusal.request.not-found':
    'There is no such request, or it belongs to another organisation. Check the number or ask the colleague who filed it.',
  'refusal.request.changed':
    'The request changed while you were looking. See what is new and try again. What you wrote is kept.',
  'refusal.request.already-taken': 'Another specialist has taken the request. Open it again to see who.',
  'refusal.request.move-not-allowed':
    'The status does not allow this. Reload the request: what can be done stands under the status.',
  'refusal.request.solution-missing': 'There is no solution yet. Say in a few words what helped, then resolve.',
  'refusal.request.deferral-date-missing': 'There is no date to defer to. Choose a day in the future.',
  'refusal.request.reason-missing': 'There is no reason. Write one, so that others understand.',
  'refusal.request.public-message-missing':
    'The customer would not know what we wait for. Ask the question, and the clock pauses.',
  'refusal.request.rating-not-allowed': 'Only a resolved request can be rated. We will ask you when it is.',
  'refusal.request.link-to-itself': 'A request cannot be linked to itself. Check the number.',
  'refusal.request.links-in-circle': 'That request already leads to this one: it would be a circle. Choose another.',
  'refusal.message.crossed': 'A new message came while you were writing. Read it, then send yours. Your text is here.',
  'refusal.message.empty': 'The message is empty. Write a few words or attach a file.',
  'refusal.message.not-found': 'There is no such message in the request. Reload the page.',
  'refusal.mailbox.has-no-key': 'The mailbox has no key to sign with. Make one.',
  'refusal.message.mention-not-staff':
    'Only people of the support can be mentioned. Take the others out and send the note again.',
  'refusal.letter.not-found': 'There is no such letter. Reload the list.',
  'refusal.letter.is-being-read': 'The letter is still being read. Wait a few seconds and reload the page.',
  'refusal.letter.unreadable': 'This letter cannot be read. Download it and file a request by hand.',
  'refusal.letter.has-no-sender': 'The letter has no sender. File a request by hand for the right person.',
  'refusal.letter.has-become-a-message':
    'The letter has become a message of a request and cannot be read a second time. It can be moved to another request.',
  'refusal.form.invalid': 'Some answers do not fit. Correct the marked fields, the rest is kept.',
  'refusal.service.not-found': 'There is no such service. Choose another one in the catalogue.',
  'refusal.service.not-published':
    'The service is not published yet. Choose another one or describe the matter in your own words.',
  'refusal.service.move-not-allowed':
    'This version of the service cannot be changed that way. Reload the page: what can be done depends on its state.',
  'refusal.service.is-default':
    'This is the default service: requests in people’s own words and letters are filed on it. Choose the service that takes its place and withdraw it again.',
  'refusal.venue.not-found': 'That restaurant is not among yours. Choose another one or ask your manager for access.',
  'refusal.equipment.not-found': 'There is no such equipment at this restaurant. Reload the page.',
  'refusal.equipment.request-has-ended':
    'The request is closed, so access to the till is not shown through it. Open a new one or resume this one.',
  'refusal.person.not-found': 'There is no such person. Check the name or the address.',
  'refusal.team.not-found': 'There is no such team. Choose another one.',
  'refusal.contract.not-found': 'There is no such contract. Choose another one.',
  'refusal.contract.phone-is-closed':
    'The phone is for customers with a service contract. Offer the portal or e-mail: they will be answered there too.',
  'refusal.file.not-found': 'The file is gone or not yours. Upload it again.',
  'refusal.file.piece-too-large': 'The piece of the file is too large. Send the file in smaller pieces.',
  'refusal.input.too-large': 'Too much text at once: more than 1 MB. Shorten it or attach it as a file.',
  'refusal.file.too-large': 'The file is larger than 25 MB. Compress it or send a link. The other files are safe.',
  'refusal.file.empty': 'The file is empty. Check that it was saved and choose it again.',
  'refusal.file.upload-mismatch': 'The file changed while it was uploading. Choose it again, the others are safe.',
  'refusal.file.too-many-today':
    'You have begun to upload 250 files today, and that is all a day takes. Send the others tomorrow or send a link. What is uploaded is safe.',
  'refusal.file.too-much-today':
    'You have sent 1 GB of files today, and that is all a day takes. Send the others tomorrow or send a link. What is uploaded is safe.',
  'refusal.draft.too-large':
    'The draft is larger than 256 KB and is not kept on the server. Shorten it or attach the text as a file. On this device it is still safe.',
  'refusal.draft.too-many':
    'There are 200 drafts already, or they take 4 MB. Send or delete some. On this device the new one is still safe.',
  'refusal.token.too-many':
    'There may be 20 tokens at once and 50 new ones in a day. Revoke those you do not need and try again. The others work.',
  'refusal.live.too-many':
    'Your account has 20 streams of news open, and that is all. Close windows or programs you do not need. The page is current when you reload it.',
  'refusal.file.pieces-too-small':
    'The file comes in pieces that are too small. Begin the upload again with pieces of 8 KB to 2 MB.',
  'refusal.stop-list.not-found': 'This is no longer on the stop list. Refresh the list.',
  'refusal.mailbox.not-found': 'There is no such mailbox. Refresh the list.',
  'refusal.mailbox.address-taken': 'There is a mailbox with this address already. Open it, or give another address.',
  'refusal.mailbox.password-missing':
    'The server or the user has changed, so the old password is of no use. Enter the password again.',
  'refusal.mailbox.server-not-allowed':
    'This server is not on the list of allowed ones. Name another, or ask whoever runs Okno to add it to OKNO_MAIL_SERVERS.',
  'refusal.mailbox.is-last':
    'This is the last mailbox that is switched on: without it no letters would come. Switch on another one first.',
  'refusal.sign-in.failed':
    'The code or password did not fit. Check the keyboard layout and try again, or get a new code.',
  'refusal.sign-in.too-many-attempts': 'Too many attempts. Wait 15 minutes or use the link from the letter.',
  'refusal.sign-in.link-expired': 'The link is used or too old. Get a new code, it takes a minute.',
  'refusal.letter-link.over': 'The link of the letter works no longer. Answer the letter, or sign in to the portal.',
  'refusal.session.missing': 'You are not signed in. Sign in and we go on from here. What you wrote is kept.',
  'refusal.session.not-found': 'That session has already ended. Reload the list.',
  'refusal.permission.missing': 'You have no right to do this. Ask an administrator or pass it to a colleague.',
  'refusal.password.too-weak':
    'That password is easy to guess. Take a longer one, from 10 characters: three words in a row will do.',
  'refusal.idempotency.other-body':
    'This seems to have been sent twice with different text. Reload the page and check what arrived.',
  'refusal.idempotency.answer-not-kept':
    'This was sent and done already, but its answer was not kept. Reload the page and check what arrived.',
  'refusal.session.needed': 'An API key cannot do this. Sign in to the portal and do it in your profile.',
  'refusal.desk.already-set-up': 'The desk is already set up. Sign in as an administrator to change things.',
  'refusal.desk.not-set-up': 'The desk is not set up yet. Open the set-up page on the server.',
  'refusal.desk.busy':
    'Okno is busy or being restarted. Wait a few seconds, we will try again by ourselves. What you wrote is safe.',
  'refusal.too-many-requests': 'Too often. Wait a minute and try again. What you wrote is kept.',
  'refusal.input.invalid':
    'The server did not understand the data. Check the fields and try again. What you wrote is kept.',
}
