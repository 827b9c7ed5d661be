import type { Translated } from '../catalogue.ts'
import type { refusals as russian } from '../ru/refusals.ts'
export const refusals: Translated<typeof russian> = {
  'refusal.request.not-found':
    'There’s no such request, or it belongs to another organisation. Check the number or ask the colleague who created it.',
  'refusal.request.changed':
    'The request changed while you were looking at it. See what’s new and try again. What you wrote is saved.',
  'refusal.request.already-taken': 'Another specialist has taken the request. Open it again to see who.',
  'refusal.request.none-waits': 'Nothing waits in your teams: somebody has each new request.',
  'refusal.request.at-limit': 'You have as many open requests as your limit allows. Finish one, then take the next.',
  'refusal.request.move-not-allowed':
    'You can’t do this in the current status. Reload the request: the available actions are under the status.',
  'refusal.request.told-already':
    'Too late to undo: the customer has been told. If it was too early, resume the request and write to them why.',
  'refusal.request.solution-missing': 'There’s no solution yet. Say in a few words what helped, then resolve it.',
  'refusal.request.deferral-date-missing': 'No date to defer to. Choose a day in the future.',
  'refusal.request.reason-missing': 'No reason given. Write one so others understand.',
  'refusal.request.public-message-missing':
    'The customer wouldn’t know what we’re waiting for. Ask the question and the clock pauses.',
  'refusal.request.rating-not-allowed': 'You can rate a request once it’s resolved. We’ll ask you then.',
  'refusal.request.link-to-itself': 'A request can’t be linked to itself. Check the number.',
  'refusal.request.links-in-circle': 'That request already leads to this one, so it would be a circle. Choose another.',
  'refusal.message.crossed':
    'A new message came in while you were writing. Read it, then send yours. Your text is still here.',
  'refusal.message.empty': 'The message is empty. Write a few words or attach a file.',
  'refusal.message.not-found': 'There’s no such message in this request. Reload the page.',
  'refusal.mailbox.has-no-key': 'The mailbox has no signing key. Create one.',
  'refusal.message.mention-not-staff': 'Only support staff can be mentioned. Remove the others, then send.',
  'refusal.letter.not-found': 'There’s no such email. Reload the list.',
  'refusal.letter.is-being-read': 'The email is still being processed. Wait a few seconds and reload the page.',
  'refusal.letter.unreadable': 'This email can’t be read. Download it and create a request by hand.',
  'refusal.letter.has-no-sender': 'The email has no sender. Create a request by hand for the right person.',
  'refusal.letter.has-become-a-message':
    'The email is already a message of a request and can’t be processed again. You can move it to another request.',
  'refusal.form.invalid': 'Some answers don’t fit. Correct the marked fields, the rest is saved.',
  'refusal.service.not-found': 'There’s no such service. Choose another one from the catalogue.',
  'refusal.service.not-published':
    'The service isn’t published yet. Choose another one or describe it in your own words.',
  'refusal.service.move-not-allowed':
    'This version of the service can’t be changed that way. Reload the page: the available actions depend on its state.',
  'refusal.service.is-default':
    'This is the default service for requests in people’s own words and for emails. Choose the service that replaces it and withdraw again.',
  'refusal.service.draft-changed':
    'Someone has changed or approved this draft in the meantime. Your changes are still here: save them as a new draft.',
  'refusal.service.own-version':
    'You have written in this version, so someone else approves it: an administrator or a catalogue manager.',
  'refusal.service.unavailable':
    'This service isn’t available right now. Choose another one or describe the matter in your own words.',
  'refusal.service.not-by-this-way':
    'This service can’t be requested this way. See the catalogue for how, or describe the matter in your own words.',
  'refusal.service.form-wrong':
    'There is a mistake in the form: a question that can’t be asked like this is marked. Put it right and save again.',
  'refusal.catalogue.changed':
    'Someone has changed the catalogue in the meantime. Your order is still here: compare and save again.',
  'refusal.catalogue.group-in-use':
    'There are services in the group, withdrawn ones included. Move them to another one first.',
  'refusal.venue.not-found': 'That restaurant isn’t one of yours. Choose another one or ask your manager for access.',
  'refusal.equipment.not-found': 'There’s no such equipment at this restaurant. Reload the page.',
  'refusal.equipment.request-has-ended':
    'The request is closed, so remote access isn’t shown. Create a new one or reopen this one.',
  'refusal.person.not-found': 'There’s no such person. Check the name or the address.',
  'refusal.token.read-only': 'This API token only reads. To change things, make a token that may.',
  'refusal.samples.there': 'The sample data is there already.',
  'refusal.samples.too-often':
    'Sample data was added ten times already, and its codes are used up. Add a real restaurant.',
  'refusal.configuration.changed': 'The set-up was changed while you were looking. Compare the file again.',
  'refusal.configuration.named-twice': 'The file names one thing twice. Keep one of the two and compare again.',
  'refusal.configuration.group-or-service':
    'Under one name there is a group here and a service in the file, or the other way round. Give it another name in the file.',
  'refusal.person.invited-by-letter':
    'The invitation goes by letter, and the support’s mail is not set up yet. Write to the support: they will add the person.',
  'refusal.person.address-taken': 'This address already belongs to someone else. Use another one.',
  'refusal.staff.has-entered':
    'This person has already signed in and doesn’t need another link: a code or a password will do.',
  'refusal.staff.changed':
    'Someone has changed these roles or teams in the meantime. See how they are now, then make your change again.',
  'refusal.staff.last-administrator':
    'This is the last administrator: without one, nobody could change the settings. Give the role to someone else first.',
  'refusal.staff.extension-taken': 'Somebody else has this extension already.',
  'refusal.absence.not-found': 'This absence is gone already. Reload the page.',
  'refusal.absence.ends-before': 'The last day is before the first one. Check the dates.',
  'refusal.absence.too-long': 'More than a year: if somebody leaves for good, let them go.',
  'refusal.absence.over': 'These days are over. Choose today or later.',
  'refusal.absence.overlaps': 'There is an absence on these days already. Remove it or choose other days.',
  'refusal.absence.substitute-wrong': 'Another specialist who works requests can stand in.',
  'refusal.organisation.not-found': 'There is no such organisation, or it is archived. Choose another one.',
  'refusal.organisation.changed':
    'Somebody changed this organisation meanwhile. Your edits are here: compare and save again.',
  'refusal.organisation.in-use':
    'It still has working venues or organisations under it. Hand them over or close them first.',
  'refusal.organisation.code-in-use': 'The codes of its venues begin with this code, so it cannot change.',
  'refusal.organisation.parent-of-another-kind':
    'A dealer belongs under a dealer, an owner under an owner. Choose another organisation.',
  'refusal.organisation.in-circle': 'An organisation cannot belong to itself, even through others. Choose another.',
  'refusal.organisation.code-wrong': 'The code of a corporation has five digits.',
  'refusal.organisation.inn-wrong': 'Check the INN: its check digits do not fit.',
  'refusal.organisation.kpp-wrong': 'A KPP has nine characters. Check it.',
  'refusal.organisation.domain-wrong': 'Write the domain like this: vesna.com.',
  'refusal.organisation.domain-is-public':
    'Anybody can have an address at this domain, so strangers would join the organisation. Give a domain of its own.',
  'refusal.organisation.code-taken': 'Another organisation already has this code.',
  'refusal.organisation.domain-taken': 'This domain belongs to another organisation. Remove it there first.',
  'refusal.organisation.external-code-taken': 'Another organisation already has this external code.',
  'refusal.venue.code-wrong': 'The code of a venue has nine digits.',
  'refusal.venue.code-of-another-corporation':
    'The code of a venue begins with the code of its corporation. Correct the code or choose another corporation.',
  'refusal.venue.code-taken': 'Another venue already has this code.',
  'refusal.venue.changed': 'Somebody changed this venue meanwhile. Your edits are here: compare and save again.',
  'refusal.venue.dealer-wrong': 'Only a working dealer can serve a venue. Choose another one.',
  'refusal.venue.dealer-same': 'This dealer serves the venue already.',
  'refusal.venue.dealer-change-ahead': 'A change of dealer is planned already. Cancel it to plan another one.',
  'refusal.venue.dealer-change-not-found':
    'This change of dealer is gone: it was cancelled or has taken effect. Reload the page.',
  'refusal.equipment.changed': 'Somebody changed it meanwhile. Your edits are here: compare and save again.',
  'refusal.equipment.in-use': 'There are requests about this equipment, so it cannot be removed.',
  'refusal.equipment.external-code-taken': 'Other equipment already has this external code.',
  'refusal.person.changed': 'Somebody changed this person meanwhile. Your edits are here: compare and save again.',
  'refusal.person.is-of-support': 'This is somebody of the support: change roles and leaving under Specialists.',
  'refusal.person.is-merged': 'This person was merged with another one. Split them on the person’s page first.',
  'refusal.merge.same-person': 'This is one and the same person. Choose another one.',
  'refusal.merge.kept-archived': 'Who stays is archived. Take them back or keep the other one.',
  'refusal.merge.changed': 'Something has changed meanwhile. Look again at what will happen, and confirm.',
  'refusal.merge.not-found': 'These people were split already. Reload the page.',
  'refusal.merge.later-first': 'Somebody else was merged with this person later. Split the last ones first.',
  'refusal.view-as.read-only':
    'You are looking as another person: you can only read here. Go back to yourself to do something.',
  'refusal.view-as.not-yourself': 'This is you. Choose another person.',
  'refusal.view-as.not-an-administrator': 'You cannot look as another administrator.',
  'refusal.view-as.more-rights': 'This person has rights that you do not have. You cannot look as them.',
  'refusal.person.external-code-taken': 'Another person already has this external code.',
  'refusal.person.role-wrong':
    'This role does not fit the organisation: dealer roles belong to dealers, the others to owners and venues.',
  'refusal.venue.dealer-change-too-early': 'A change cannot come before the last one. Choose a later day.',
  'refusal.import.not-found': 'There is no such import. Reload the list.',
  'refusal.import.too-late': 'The import is in another state by now. Reload the page: what can be done depends on it.',
  'refusal.import.changed': 'The columns were matched differently meanwhile. Look at the new trial and import again.',
  'refusal.import.another-runs': 'Another import or undo is running. Wait for its end and try again.',
  'refusal.import.too-old': 'The import is older than 30 days and can no longer be undone.',
  'refusal.import.field-twice': 'Two columns fill one field. Keep it at one of them.',
  'refusal.import.key-missing': 'No column says which record a row is: a code, a mail address or an external code.',
  'refusal.company.not-yourself': 'You cannot remove yourself. Ask another manager or the support.',
  'refusal.note.not-found': 'This note is no longer there. Reload the page.',
  'refusal.change.not-found': 'There is no such entry in the change log.',
  'refusal.team.not-found': 'There’s no such team. Choose another one.',
  'refusal.team.name-taken': 'There is or was a team with this name. Please choose another one.',
  'refusal.team.changed': 'The name or line was changed meanwhile. See what it is now, and make your change again.',
  'refusal.team.in-use':
    'This team has open requests, published services or rules that lead to it. Move them to another team and try again.',
  'refusal.hours.not-found': 'There are no such hours: somebody may have replaced them. Please reload the page.',
  'refusal.hours.name-taken': 'There are hours with this name already. Please choose another one.',
  'refusal.hours.never-open': 'With these hours we would never be open. Please open at least one day of the week.',
  'refusal.level.not-found': 'There is no such SLA level.',
  'refusal.level.name-taken': 'There is a level with this name already. Please choose another one.',
  'refusal.level.rule-twice': 'Two rules speak of the same thing. Please keep one of them.',
  'refusal.level.version-waits': 'Another version is already waiting for its day. Please withdraw it first.',
  'refusal.terms.changed':
    'This was changed while your page was open. Your edits are still here: please compare and save again.',
  'refusal.terms.open-changed':
    'Open requests changed while you were looking. The list was counted again, please have another look.',
  'refusal.terms.not-in-the-past': 'Terms do not change backwards. Please choose today or a later day.',
  'refusal.terms.recounted-later':
    'Open requests are counted anew at once. Please choose “right after saving” or “new requests only”.',
  'refusal.contract.number-taken': 'There is a contract with this number already.',
  'refusal.contract.is-default':
    'This agreement serves everybody without a contract. It is always active, has no end and covers every service.',
  'refusal.letter.wording-wrong':
    'There is a mistake in the letter’s text: the line and the reason are marked. Put it right and save again.',
  'refusal.letter.no-address': 'There is no email in your profile: add an address and the test letter will come there.',
  'refusal.template.not-found': 'This template is gone.',
  'refusal.announcement.not-found': 'There is no such announcement.',
  'refusal.contract.not-found': 'There’s no such contract. Choose another one.',
  'refusal.contract.phone-is-open': 'This contract takes phone calls: create the request.',
  'refusal.letter.sent-already':
    'Two letters went to this address today already. Read the link aloud or take another address.',
  'refusal.contract.phone-is-closed':
    'Phone support is for customers with a service contract. Suggest the portal or email: they’ll get an answer there too.',
  'refusal.file.not-found': 'The file is gone or isn’t yours. Upload it again.',
  'refusal.file.piece-too-large': 'The chunk of the file is too large. Send the file in smaller chunks.',
  'refusal.input.too-large': 'Too much text at once: more than 1 MB. Shorten it or attach it as a file.',
  'refusal.file.too-large': 'The file is larger than 25 MB. Compress it or send a link. The other files are safe.',
  'refusal.file.empty': 'The file is empty. Check that it was saved and choose it again.',
  'refusal.file.upload-mismatch': 'The file changed while it was uploading. Choose it again, the others are safe.',
  'refusal.file.too-many-today':
    'You’ve started 250 uploads today, which is the daily limit. Send the rest tomorrow or send a link. What’s uploaded is safe.',
  'refusal.file.too-much-today':
    'You’ve sent 1 GB of files today, which is the daily limit. Send the rest tomorrow or send a link. What’s uploaded is safe.',
  'refusal.draft.too-large':
    'The draft is larger than 256 KB and can’t be saved on the server. Shorten it or attach the text as a file. It’s still safe on this device.',
  'refusal.draft.too-many':
    'You already have 200 drafts, or they take up 4 MB. Send or delete some. The new one is still safe on this device.',
  'refusal.token.too-many':
    'You can have 20 API keys at once and create 50 a day. Revoke the ones you don’t need and try again. The others still work.',
  'refusal.live.too-many':
    'Your account has 20 windows or programs open, which is the limit. Close some and reload the page.',
  'refusal.file.pieces-too-small':
    'The file is coming in chunks that are too small. Start the upload again with chunks of 8 KB to 2 MB.',
  'refusal.stop-list.not-found': 'This is no longer on the stop list. Reload the list.',
  'refusal.exchange.not-found': 'There is no such exchange, or it is switched off. Reload the page.',
  'refusal.exchange.forged': 'The signature does not fit. Check the key on the page “Phone”.',
  'refusal.exchange.secret-missing': 'There is no secret. Copy it from the exchange and paste it here.',
  'refusal.exchange.cannot-dial':
    'No call can be made from here: there is no exchange that can, or you have no extension.',
  'refusal.exchange.did-not-dial': 'The exchange did not begin the call. Dial the number yourself, or try again.',
  'refusal.call.not-found': 'You have no such call. Reload the page.',
  'refusal.call.filed-already': 'The call belongs to №{number} already.',
  'refusal.call.is-trial': 'This is a trial call: no request comes of it.',
  'refusal.call.has-no-recording': 'There is no recording of this call, or it is not for you.',
  'refusal.callback.not-found': 'This call is in the list no more. Reload the page.',
  'refusal.bot.not-found': 'There is no such bot, or it is switched off. Reload the page.',
  'refusal.bot.token-missing': 'There is no token. Get it where the bot was made and paste it here.',
  'refusal.bot.token-wrong': 'The messenger did not recognise this token. Copy all of it where the bot was made.',
  'refusal.bot.known-already': 'This bot is connected already. Open it in the list.',
  'refusal.bot.is-another': 'This token belongs to another bot. Connect it separately: every bot has its own chats.',
  'refusal.bot.unreachable':
    'The messenger does not answer. Check that the server can reach it, the proxy and certificates. Nothing was changed.',
  'refusal.push.service-unknown':
    'This browser gets notifications through a service that Okno does not work with. Open Okno in Chrome, Safari, Firefox or Edge.',
  'refusal.push.not-found': 'This device is off already. Reload the page.',
  'refusal.push.phones-off':
    'Notifications in the app are not switched on at this server. Tell an administrator: Administration → App.',
  'refusal.push.key-missing':
    'There is no key of the service. Paste it, and notifications in the app can be switched on.',
  'refusal.push.key-unreadable':
    'This does not look like a key. For RuStore paste the service token, for Firebase all of the JSON file.',
  'refusal.push.key-wrong':
    'The service did not accept the key. Take a new one in its console. The settings from before are untouched.',
  'refusal.push.project-wrong':
    'The key is accepted, the project is not: check its ID, and that sending is on in it. The settings from before are untouched.',
  'refusal.push.unreachable':
    'The service does not answer. See whether the server may go out. The settings from before are untouched.',
  'refusal.sms.off': 'No SMS are sent just now. Send the link by letter, or read it aloud.',
  'refusal.sms.key-missing': 'There is no key of the provider. Paste it, and SMS can be switched on.',
  'refusal.sms.key-wrong':
    'The provider said: wrong key. Copy it again in the account. The settings from before are untouched.',
  'refusal.sms.unreachable':
    'The provider does not answer. See whether the server may go out. The settings from before are untouched.',
  'refusal.sms.not-found': 'There is no such message. Reload the page.',
  'refusal.phone.codes-off': 'No codes are sent to phones just now. Try again later.',
  'refusal.phone.codes-too-often': 'A code was asked for too often. Use the one that came already, or wait an hour.',
  'refusal.phone.code-wrong': 'This code doesn’t fit. Check it against the last SMS: each code takes five tries.',
  'refusal.phone.code-over': 'This code no longer works: its time or its tries are over. Ask for a new one.',
  'refusal.phone.taken':
    'The code is right, but the number is kept with another profile. Write to support: they will find out whose it is.',
  'refusal.account.not-found': 'This chat is disconnected already. Reload the page.',
  'refusal.chat.not-found': 'This chat is unbound already. Reload the page.',
  'refusal.chat.bound-elsewhere':
    'This chat belongs to another restaurant already. Whoever manages that one, or an administrator of the support, can unbind it.',
  'refusal.mailbox.not-found': 'There’s no such mailbox. Reload the list.',
  'refusal.mailbox.address-taken': 'There’s already a mailbox with this address. Open it, or use another address.',
  'refusal.mailbox.password-missing':
    'The server or the user has changed, so the old password no longer fits. Enter the password again.',
  'refusal.mailbox.server-not-allowed':
    'This server isn’t on the list of allowed ones. Use another, or ask whoever runs Okno to add it to OKNO_MAIL_SERVERS.',
  'refusal.mailbox.is-last':
    'This is the last active mailbox: without it no email would come in. Turn on another one first.',
  'refusal.second-factor.wrong':
    'That code doesn’t fit. Take a fresh one from your phone, it changes every 30 seconds. Or enter a recovery code.',
  'refusal.passkey.wrong': 'This passkey does not fit. Choose another one or sign in another way.',
  'refusal.passkey.over': 'The passkey took too long. Press once more.',
  'refusal.passkey.too-many': 'There are many passkeys already. Remove some and add the new one.',
  'refusal.passkey.not-found': 'This passkey is gone already. Reload the page.',
  'refusal.second-factor.needed': 'Confirm that it is you: by a passkey or a code.',
  'refusal.second-factor.over': 'You started signing in too long ago. Please sign in again.',
  'refusal.second-factor.is-on': 'Sign-in confirmation is already on.',
  'refusal.second-factor.is-off': 'Sign-in confirmation is already off.',
  'refusal.second-factor.demanded': 'Your role needs sign-in confirmation by an app. Turn it on in your profile.',
  'refusal.second-factor.own-first':
    'Turn on sign-in confirmation for yourself first, or you won’t get past your profile.',
  'refusal.second-factor.changed':
    'A colleague changed the roles while you were choosing. Look at the new ones and choose again.',
  'refusal.sign-in.failed':
    'That code or password didn’t work. Check the keyboard layout and try again, or get a new code.',
  'refusal.sign-in.too-many-attempts': 'Too many attempts. Wait 15 minutes or use the link from the email.',
  'refusal.sign-in.link-expired': 'This link has been used or has expired. Get a new code, it takes a minute.',
  'refusal.letter-link.over': 'The link from the email no longer works. Reply to the email, or sign in to the portal.',
  'refusal.session.missing': 'You’re not signed in. Sign in and we’ll carry on from here. What you wrote is saved.',
  'refusal.session.not-found': 'That session has already ended. Reload the list.',
  'refusal.permission.missing': 'You don’t have permission to do this. Ask an administrator or pass it to a colleague.',
  'refusal.password.too-weak':
    'That password is easy to guess. Choose a longer one, at least 10 characters: three words in a row will do.',
  'refusal.idempotency.other-body':
    'This seems to have been sent twice with different text. Reload the page and check what arrived.',
  'refusal.idempotency.answer-not-kept':
    'This has already been done, but the answer wasn’t saved. Reload the page and check what arrived.',
  'refusal.session.other-person':
    'Somebody else has signed in in this browser. Nothing was sent. Sign in as yourself and try again.',
  'refusal.session.needed': 'This can’t be done with an API key. Sign in to the portal and do it in your profile.',
  'refusal.desk.already-set-up': 'The service desk is already set up. Sign in as an administrator to change things.',
  'refusal.desk.not-set-up': 'The service desk isn’t set up yet. Open the setup page on the server.',
  'refusal.desk.busy':
    'Okno is busy or restarting. Wait a few seconds, we’ll try again automatically. What you wrote is saved.',
  'refusal.too-many-requests': 'Too many tries. Wait a minute and try again. What you wrote is saved.',
  'refusal.input.invalid':
    'The server couldn’t read the data. Check the fields and try again. What you wrote is saved.',
}
