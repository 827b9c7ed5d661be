import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { SourceFile } from './ground/architecture.ts'
import { isNode, nodesOf } from './ground/source-file.ts'
import { importedBy, writersOf } from './ground/writers.ts'

const ROOT = join(import.meta.dirname, '..')
const ASKS = /\b(may|mayOnDesk|mayMove|mayKnowOf|moverOf)\(/

/** Exported actions that ask for no right, and why nobody has to. */
const ASKED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'before anybody is known: who has the setup key': [
    'desk/set-up-desk.ts issueSetupKey',
    'desk/set-up-desk.ts setUpDesk',
  ],
  'what is one’s own: the actor is the owner by whom it is found': [
    'drafts/keep-draft.ts keepDraft',
    'drafts/throw-draft-away.ts throwDraftAway',
    'handover/answer-handover.ts keepHanded',
    'handover/answer-handover.ts sayAboutHanded',
    'files/begin-upload.ts beginUpload',
    'files/grow-upload.ts growUpload',
    'people/change-self.ts changeSelf',
    'people/retime-held.ts retimeHeld',
    'customers/manage-company.ts inviteColleague',
    'customers/manage-company.ts letColleagueGo',
    'people/choose-main-address.ts chooseMainAddress',
    'people/order-phone-code.ts orderPhoneCode',
    'people/remove-phone.ts removePhone',
    'notices/choose-notices.ts chooseOwnNotices',
    'notices/choose-summary.ts chooseSummary',
    'notices/choose-summary.ts leaveSummaryToRoles',
    'notices/mute-request.ts muteRequest',
    'notices/mute-request.ts unmuteRequest',
    'messenger/invite-account.ts inviteOwnAccount',
    'messenger/test-account.ts testOwnAccount',
    'messenger/unlink-account.ts unlinkOwnAccount',
    'phone/current-calls.ts cardsOf',
    'push/subscribe.ts listenByPhone',
    'push/subscribe.ts subscribe',
    'push/subscribe.ts tryPush',
    'push/subscribe.ts unsubscribe',
    'mail/claim-address.ts claimAddress',
    'people/remove-address.ts removeAddress',
    'people/withdraw-claim.ts withdrawClaim',
    'sessions/change-password.ts changePassword',
    'sessions/begin-second-factor.ts beginOwnSecondFactor',
    'sessions/confirm-second-factor.ts confirmOwnSecondFactor',
    'sessions/end-second-factor.ts endOwnSecondFactor',
    'sessions/issue-api-token.ts issueOwnApiToken',
    'sessions/view-as.ts endOwnView',
    'sessions/keep-passkey.ts addOwnPasskey',
    'sessions/keep-passkey.ts beginOwnPasskey',
    'sessions/keep-passkey.ts removeOwnPasskey',
    'sessions/issue-api-token.ts revokeOwnApiToken',
  ],
  'the public half is for every browser, with the other half the desk itself signs': ['push/keys.ts vapidKeys'],
  'a key, a code or a password is the right': [
    'mail/move-by-letter-link.ts moveByLetterLink',
    'messenger/link-account.ts linkAccount',
    'mail/open-letter-link.ts openLetterLink',
    'mail/answer-address-question.ts answerAddressQuestion',
    'people/open-address-question.ts openAddressQuestion',
    'people/prove-phone.ts provePhone',
    'sessions/order-sign-in-code.ts issueLink',
    'sessions/order-sign-in-code.ts orderSignInCode',
    'sessions/prove-second-factor.ts proveSecondFactor',
    'sessions/passkey-checks.ts holderOfKey',
    'sessions/sign-in.ts finishSignIn',
    'sessions/sign-in.ts signIn',
    'sessions/sign-in.ts askPasskey',
    'sessions/sign-in.ts signInByPasskey',
  ],
  'what arrives, in the name of its sender; what it does to a request asks for him': [
    'requests/receive.ts actingAs',
    'mail/act-on-letter.ts continueByLetter',
    'mail/act-on-letter.ts fileByLetter',
    'mail/act-on-letter.ts keepTrace',
    'requests/receive.ts keepFiles',
    'requests/receive.ts newcomer',
    'requests/receive.ts receive',
    'mail/copy-in.ts copyIn',
    'mail/receive-letter.ts receiveLetter',
    'mail/record-machine.ts recordMachine',
    'mail/take-letters.ts takeLetters',
  ],
  'a function of the same file, or the action that it calls, asks': [
    'mail/ask-author.ts askAuthor',
    'messenger/bind-group.ts bindGroup',
    'messenger/bind-group.ts unbindGroup',
    'mail/file-letter-by-hand.ts fileLetterByHand',
    'mail/leave-request.ts leaveRequest',
    'phone/work-up-call.ts chooseCaller',
    'phone/work-up-call.ts dismissCall',
    'phone/work-up-call.ts fileCall',
    'requests/link-requests.ts becomeDuplicate',
    'requests/link-requests.ts linkRequests',
    'requests/link-requests.ts unlinkRequests',
    'requests/promise-for.ts promiseFor',
    'requests/promise-for.ts termsFor',
    'configuration/apply-configuration.ts applyConfiguration',
    'configuration/compare-configuration.ts compareConfiguration',
  ],
  'a step of another action, which has asked': [
    'audit/record-change.ts recordChange',
    'files/grow-upload.ts keepFile',
    'files/grow-upload.ts standingOfUpload',
    'people/address-letters.ts sendAddressLetter',
    'people/tell-owner.ts tellOwner',
    'sessions/recovery-codes.ts makeRecoveryCodes',
    'sessions/passkey-checks.ts askForKey',
    'sessions/passkey-checks.ts askForNewKey',
    'sessions/passkey-checks.ts newKeyIn',
    'mail/ask-author.ts askableAbout',
    'mail/claim-address.ts limitClaims',
    'people/order-phone-code.ts limitPhoneCodes',
    'requests/duplicates.ts holdDuplicate',
    'requests/duplicates.ts holdWithMain',
    'requests/duplicates.ts joinMain',
    'requests/duplicates.ts leaveMain',
    'requests/duplicates.ts leaveMains',
    'handover/tell-handed-over.ts tellHandedOver',
    'handover/let-go.ts letGo',
    'requests/let-in.ts letIn',
    'requests/route-request.ts routeRequest',
    'requests/choose-person.ts choosePerson',
    'requests/automation-doings.ts doneBy',
    'ground/breaths.ts inBreaths',
    'staff/demand-teams.ts demandTeams',
    'sessions/send-invitation.ts sendInvitation',
    'configuration/keep-terms.ts keepContract',
    'configuration/keep-terms.ts keepHours',
    'configuration/keep-terms.ts keepLevel',
    'configuration/keep-terms.ts keepPolicy',
    'configuration/keep-words.ts keepService',
    'configuration/keep-words.ts keepTeam',
    'configuration/keep-words.ts keepTemplate',
    'customers/change-dealer.ts demandDealer',
    'customers/keep-customer.ts heldCustomer',
    'requests/escalate.ts calledBy',
    'requests/escalate.ts escalated',
    'duty/demand-people.ts dutyTeam',
    'duty/demand-people.ts nameOnDuty',
    'duty/keep-shifts.ts nameOf',
    'terms/recount.ts carryOut',
    'terms/recount.ts demandSeenPlan',
    'terms/recount.ts planOf',
    'terms/recount.ts toldPlan',
    'imports/ground.ts decideBatch',
    'imports/ground.ts openMemory',
    'imports/keep-import.ts openedImport',
    'imports/undo-rows.ts planUndo',
    'ground/loose-way.ts isTaken',
    'ground/loose-way.ts wayTo',
    'ground/secrets.ts passwordFits',
    'ground/secrets.ts passwordHash',
  ],
  'the desk itself: time, jobs, and who has the command line': [
    'files/collect-leftovers.ts collectLeftovers',
    'mail/adopt-environment.ts adoptEnvironment',
    'messenger/save-bot.ts adoptBot',
    'messenger/bind-group.ts loseGroup',
    'phone/ask-for-callback.ts askForCallback',
    'phone/limit-dialling.ts limitDialling',
    'phone/save-exchange.ts adoptExchange',
    'phone/take-call-events.ts makeCall',
    'phone/take-call-events.ts takeCallEvents',
    'mail/reopen-letter.ts reopenLetter',
    'requests/lose-delivery.ts loseDelivery',
    'requests/note-held.ts noteHeld',
    'requests/confirm-alarm.ts passAlarm',
    'requests/pass-time.ts passTime',
    'requests/automate.ts automate',
    'handover/raise-handover.ts raiseHandover',
    'handover/let-go.ts letNextGo',
    'requests/go-on.ts goOn',
    'requests/go-on.ts goOnUntaken',
    'requests/go-on.ts pullWaiting',
    'requests/go-on.ts relieveAway',
    'catalogue/move-version.ts publishDue',
    'customers/change-dealer.ts turnDealers',
    'sessions/view-as.ts endViewsOver',
    'imports/keep-import.ts keepTable',
    'imports/keep-import.ts keepTrouble',
    'imports/run-rows.ts runRows',
    'imports/try-rows.ts tryRows',
    'imports/undo-rows.ts undoRows',
    'sessions/issue-api-token.ts issueApiToken',
  ],
}

/** Every exported action by its file, and whether it asks for a right before it acts. */
function actionsIn(path: string, text: string) {
  return nodesOf(path, text)
    .filter((node) => node.type === 'ExportNamedDeclaration')
    .map(({ declaration }) => declaration)
    .filter((node) => isNode(node) && node.type === 'FunctionDeclaration' && node.async === true)
    .filter(isNode)
    .map((node) => ({
      name: `${path.replace('src/actions/', '')} ${isNode(node.id) ? node.id.name : ''}`,
      asks: ASKS.test(text.slice(Number(node.start), Number(node.end))),
    }))
}

test('every action asks for its right itself, or says why nobody has to', () => {
  const paths = globSync('src/actions/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const actions = paths.flatMap((path) => actionsIn(path, readFileSync(join(ROOT, path), 'utf8')))
  assert.ok(actions.length > 70, 'the check sees the actions')
  const silent = actions.filter(({ asks }) => !asks).map(({ name }) => name)
  assert.deepEqual(silent.toSorted(), Object.values(ASKED_ELSEWHERE).flat().toSorted())
})

test('an action that asks for nothing is seen', () => {
  const text = `
    export async function tearUp(desk: Desk) { await deleteContract(desk) }
    export async function sign(desk: Desk) { if (!mayOnDesk(desk.actor, 'administer')) throw no() }
    export function due(at: number) { return at }`
  assert.deepEqual(actionsIn('src/actions/terms/contracts.ts', text), [
    { name: 'terms/contracts.ts tearUp', asks: false },
    { name: 'terms/contracts.ts sign', asks: true },
  ])
})

/** Writers of `src/db` that doors, jobs and channels call themselves, and why no action stands in between. */
const WRITTEN_WITHOUT_ACTION: Readonly<Record<string, readonly string[]>> = {
  'of the door itself: who is at it, and that a call is answered once': [
    'http/server/door.ts people/idempotency-keys.ts claimKey',
    'http/server/door.ts people/idempotency-keys.ts keepAnswer',
    'http/server/sign-in-check.ts people/actors.ts findByApiToken',
    'http/server/sign-in-check.ts people/sessions.ts touchSession',
  ],
  'one’s own, found by him: sessions, tokens, what was read': [
    'http/people/identity.ts people/sessions.ts deleteSession',
    'http/request/files.ts files/files.ts deleteUpload',
    'http/request/requests.ts request/reads.ts markRead',
    'http/screen/bell.ts screen/bell.ts markRead',
  ],
  'that somebody took what he may have': [
    'http/mail/letters.ts mail/letter-downloads.ts noteLetterDownload',
    'http/request/files.ts files/files.ts noteDownload',
  ],
  'the outbox: what is told, and what became of it': [
    'channels/email/channel.ts mail/letter-threads.ts insertThreaded',
    'channels/email/channel.ts mail/letters.ts keepHeaders',
    'channels/email/send-letter.ts mail/letter-links.ts insertLetterLink',
    'channels/email/send-letter.ts mail/letters.ts keepHeaders',
    'channels/email/send-letter.ts people/address-questions.ts insertAddressKey',
    'channels/screen/channel.ts screen/shown.ts insertShown',
    'jobs/notices/deliver.ts notices/outbox.ts markGivenUp',
    'jobs/notices/deliver.ts notices/outbox.ts markStays',
    'jobs/notices/deliver.ts notices/outbox.ts markTaken',
    'jobs/notices/deliver.ts notices/outbox.ts markTrouble',
    'jobs/notices/deliver.ts notices/summaries.ts givenUpWith',
    'jobs/notices/deliver.ts notices/summaries.ts spare',
    'jobs/notices/deliver.ts notices/summaries.ts takenWith',
    'jobs/notices/gather.ts notices/summaries.ts insertSummary',
    'jobs/notices/leave.ts notices/outbox.ts insertDeliveries',
    'jobs/notices/leave.ts notices/outbox.ts insertDelivery',
    'jobs/notices/queue-untold.ts request/untold.ts queueUntold',
    'jobs/notices/silenced.ts notices/mutes.ts dropMutes',
    'jobs/notices/stranded.ts notices/outbox.ts deliverLater',
    'jobs/notices/stranded.ts notices/stranded.ts forgetDeadDelivery',
    'jobs/notices/stranded.ts notices/stranded.ts markTooLate',
    'jobs/notices/tell-elsewhere.ts notices/outbox.ts markGivenUp',
    'jobs/notices/tell-elsewhere.ts notices/summaries.ts spare',
    'jobs/notices/tell-people.ts notices/notices.ts keepNotices',
    'jobs/notices/write-anew.ts notices/outbox.ts rewriteDelivery',
    'jobs/notices/write-summary.ts notices/held.ts retime',
    'jobs/notices/write-summary.ts notices/outbox.ts rewriteDelivery',
    'jobs/notices/write-summary.ts notices/summaries.ts spare',
    'jobs/sms/reports.ts notices/outbox.ts markGivenUp',
  ],
  'the books of the mailboxes: what came, and what became of it': [
    'channels/email/channel.ts mail/stranded-letters.ts readStrandedAgain',
    'jobs/mail/guest.ts mail/stranded-letters.ts giveUpKillers',
    'jobs/mail/keep-books.ts mail/letter-books.ts closePages',
    'jobs/mail/keep-books.ts mail/letter-books.ts recountPages',
    'jobs/mail/open-mail-ways.ts mail/raw-letters.ts keepLetter',
    'jobs/mail/read-letter.ts mail/raw-letters.ts endLetter',
    'jobs/mail/read-letter.ts mail/raw-letters.ts noteTrouble',
    'jobs/mail/read-mailbox.ts mail/mailbox-states.ts noteLook',
    'jobs/mail/read-mailbox.ts mail/mailbox-states.ts openCursor',
    'jobs/mail/watch-mailboxes.ts mail/mailbox-states.ts noteFailure',
  ],
  'the books of the exchanges: what was told and became no call': [
    'http/phone/pbx-hooks.ts phone/events.ts keepOther',
    'jobs/phone/guest.ts phone/events.ts forgetOldEvents',
    'jobs/phone/keep-asterisks.ts phone/exchanges.ts noteConnected',
    'jobs/phone/keep-asterisks.ts phone/exchanges.ts noteExchangeTrouble',
  ],
  'the books of the bots: what came, what is said, and where a dialogue stands; what it does to a request is an action':
    [
      'http/messenger/pushed-updates.ts messenger/updates.ts keepUpdates',
      'jobs/messenger/answer.ts messenger/links.ts noteSeen',
      'jobs/messenger/answer.ts messenger/outbound.ts queueOutgoing',
      'jobs/messenger/answer.ts messenger/updates.ts endUpdates',
      'jobs/messenger/answer.ts messenger/updates.ts noteUpdateTrouble',
      'jobs/messenger/card.ts messenger/messages.ts keepCard',
      'jobs/messenger/channel.ts messenger/outbound.ts queueOutgoing',
      'jobs/messenger/channel.ts messenger/outbound.ts takeBackDelivery',
      'jobs/messenger/converse.ts messenger/links.ts noteBlocked',
      'jobs/messenger/guest.ts messenger/dialogues.ts forgetOldDialogues',
      'jobs/messenger/guest.ts messenger/links.ts forgetOldInvitations',
      'jobs/messenger/guest.ts messenger/outbound.ts forgetOldSayings',
      'jobs/messenger/guest.ts messenger/updates.ts forgetOldUpdates',
      'jobs/messenger/group-lines.ts messenger/groups.ts takeMarks',
      'jobs/messenger/group-lines.ts messenger/groups.ts takeTelling',
      'jobs/messenger/group-lines.ts messenger/outbound.ts queueOutgoing',
      'jobs/messenger/in-group.ts messenger/groups.ts keepGroupRequest',
      'jobs/messenger/in-group.ts messenger/groups.ts renameGroup',
      'jobs/messenger/in-group.ts messenger/groups.ts takeHint',
      'jobs/messenger/in-group.ts messenger/links.ts moveChat',
      'jobs/messenger/in-group.ts messenger/messages.ts keepMessage',
      'jobs/messenger/in-group.ts messenger/updates.ts endUpdates',
      'jobs/messenger/keep-receiving.ts messenger/bots.ts keepCursor',
      'jobs/messenger/keep-receiving.ts messenger/bots.ts noteAnswer',
      'jobs/messenger/keep-receiving.ts messenger/bots.ts noteBotFailure',
      'jobs/messenger/keep-receiving.ts messenger/updates.ts keepUpdates',
      'jobs/messenger/keep-saying.ts messenger/bots.ts noteBotFailure',
      'jobs/messenger/keep-saying.ts messenger/outbound.ts noteTried',
      'jobs/messenger/on-request.ts messenger/messages.ts keepMessage',
      'jobs/messenger/say-one.ts messenger/bots.ts noteAnswer',
      'jobs/messenger/say-one.ts messenger/links.ts moveChat',
      'jobs/messenger/say-one.ts messenger/links.ts noteBlocked',
      'jobs/messenger/say-one.ts messenger/messages.ts keepMessage',
      'jobs/messenger/say-one.ts messenger/outbound.ts giveUpChat',
      'jobs/messenger/say-one.ts messenger/outbound.ts markSaid',
      'jobs/messenger/say-one.ts messenger/outbound.ts markUnsaid',
      'jobs/messenger/say-one.ts messenger/outbound.ts noteSayingTrouble',
      'jobs/messenger/say-one.ts notices/outbox.ts deliverLater',
      'jobs/messenger/send-draft.ts messenger/messages.ts keepMessage',
      'jobs/messenger/settings.ts messenger/outbound.ts queueOutgoing',
      'jobs/messenger/stranger.ts messenger/outbound.ts queueOutgoing',
      'jobs/messenger/stranger.ts people/guesses.ts countGuess',
      'jobs/messenger/talk.ts messenger/dialogues.ts keepDialogue',
      'jobs/messenger/talk.ts messenger/outbound.ts queueOutgoing',
    ],
  'the books of SMS: what was paid for, what became of it, and how its provider fares': [
    'http/sms/reports.ts sms/messages.ts keepSmsEnd',
    'jobs/sms/desk.ts sms/messages.ts keepSmsEnd',
    'jobs/sms/desk.ts sms/settings.ts noteSmsAnswer',
    'jobs/sms/reports.ts sms/messages.ts keepSmsEnd',
    'jobs/sms/reports.ts sms/messages.ts noteSmsLooked',
    'jobs/sms/reports.ts sms/settings.ts noteSmsAnswer',
    'jobs/sms/reports.ts sms/settings.ts noteSmsTrouble',
    'jobs/sms/send-sms.ts sms/messages.ts insertSms',
    'jobs/sms/send-sms.ts sms/messages.ts markSmsAccepted',
    'jobs/sms/send-sms.ts sms/messages.ts markSmsRefused',
    'jobs/sms/send-sms.ts sms/messages.ts noteAskedAgain',
    'jobs/sms/send-sms.ts sms/messages.ts noteSmsUnheard',
    'jobs/sms/send-sms.ts sms/settings.ts noteSmsAnswer',
    'jobs/sms/send-sms.ts sms/settings.ts noteSmsTrouble',
  ],
  'the books of push: which browser has heard what, and which listen no more': [
    'jobs/push/send-push.ts push/sent.ts claimPush',
    'jobs/push/send-push.ts push/sent.ts endPush',
    'jobs/push/send-push.ts push/sent.ts queuePushRest',
    'jobs/push/send-push.ts push/sent.ts releasePush',
    'jobs/push/send-push.ts push/browsers.ts forgetPush',
    'jobs/push/send-push.ts push/browsers.ts notePushRefused',
    'jobs/push/send-push.ts push/browsers.ts notePushTaken',
    'jobs/push/send-push.ts push/browsers.ts notePushWait',
    'jobs/push/tell-phone.ts push/browsers.ts forgetToken',
    'jobs/push/tell-phone.ts push/services.ts notePushServiceTrouble',
    'jobs/push/tell-phone.ts push/services.ts notePushServiceWorks',
  ],
  'facts of requests from before there were any': ['jobs/tell-old-facts.ts request/facts.ts keepMissingFacts'],
  'counts that are added up': ['jobs/work.ts request/desk-counts.ts addUpOpen'],
  'tidying away what is over': [
    'channels/screen/channel.ts screen/bell.ts forgetOldNotices',
    'jobs/mail/guest.ts mail/letter-links.ts forgetOldLinks',
    'jobs/push/guest.ts push/sent.ts forgetOldPush',
    'jobs/sms/guest.ts sms/messages.ts forgetOldSms',
    'jobs/tidy-up.ts imports/import-rows.ts forgetOldRows',
    'jobs/tidy-up.ts files/files.ts forgetAbandonedUploads',
    'jobs/tidy-up.ts files/upload-days.ts forgetUploadDays',
    'jobs/tidy-up.ts people/address-questions.ts forgetOldClaims',
    'jobs/tidy-up.ts people/guesses.ts forgetOldGuesses',
    'jobs/tidy-up.ts people/idempotency-keys.ts forgetOldKeys',
    'jobs/tidy-up.ts people/phone-codes.ts forgetOldPhoneCodes',
    'jobs/tidy-up.ts request/vocabulary.ts forgetTwins',
  ],
}

const filesOf = (pattern: string): readonly SourceFile[] =>
  globSync(pattern, { cwd: ROOT })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

/** Every writer that one of the files imports. */
function writtenBy(files: readonly SourceFile[], writers: ReadonlySet<string>): string[] {
  return files.flatMap((file) =>
    importedBy(file)
      .filter((name) => writers.has(name))
      .map((name) => `${file.path} ${name}`.replace('src/', '').replace('src/db/', '')),
  )
}

test('nobody outside writes past an action, but for what is of the door itself, the outbox and the books', () => {
  const writers = writersOf(filesOf('src/db/**/*.ts'))
  assert.ok(writers.size > 100 && writers.has('src/db/request/save.ts save'), 'the check sees the writers')
  const written = writtenBy(filesOf('src/{http,jobs,channels}/**/*.ts'), writers)
  assert.deepEqual(written.toSorted(), Object.values(WRITTEN_WITHOUT_ACTION).flat().toSorted())
})

test('a writer is seen by what it does or whom it calls, whatever its name, and whoever calls it too', () => {
  const writers = writersOf([
    {
      path: 'src/db/terms/rules.ts',
      text: 'export async function moveRule(tx: Tx) { await sql`update sla_rules r set priority = 1` }',
    },
    {
      path: 'src/db/terms/terms.ts',
      text: `import { moveRule as shift } from './rules.ts'
        export async function holdTerms(tx: Tx) { await sql\`select 1 from contracts for update of c\` }
        export async function tuned(tx: Tx) { await deeper(tx) }
        async function deeper(tx: Tx) { await shift(tx) }`,
    },
  ])
  assert.ok(!writers.has('src/db/terms/terms.ts holdTerms'))
  const door = `import { holdTerms, tuned } from '../../db/terms/terms.ts'`
  assert.deepEqual(writtenBy([{ path: 'src/http/terms/contracts.ts', text: door }], writers), [
    'http/terms/contracts.ts terms/terms.ts tuned',
  ])
})
