import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isNode, nodesOf } from './ground/source-file.ts'

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
    'files/begin-upload.ts beginUpload',
    'files/grow-upload.ts growUpload',
    'people/change-self.ts changeSelf',
    'people/choose-main-address.ts chooseMainAddress',
    'mail/claim-address.ts claimAddress',
    'people/remove-address.ts removeAddress',
    'people/withdraw-claim.ts withdrawClaim',
    'sessions/change-password.ts changePassword',
    'sessions/issue-api-token.ts issueOwnApiToken',
  ],
  'a key, a code or a password is the right': [
    'mail/move-by-letter-link.ts moveByLetterLink',
    'mail/open-letter-link.ts openLetterLink',
    'mail/answer-address-question.ts answerAddressQuestion',
    'people/open-address-question.ts openAddressQuestion',
    'sessions/order-sign-in-code.ts issueLink',
    'sessions/order-sign-in-code.ts orderSignInCode',
    'sessions/sign-in.ts signIn',
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
    'mail/file-letter-by-hand.ts fileLetterByHand',
    'mail/leave-request.ts leaveRequest',
    'requests/link-requests.ts becomeDuplicate',
    'requests/link-requests.ts linkRequests',
    'requests/link-requests.ts unlinkRequests',
    'requests/promise-for.ts promiseFor',
  ],
  'a step of another action, which has asked': [
    'files/grow-upload.ts keepFile',
    'files/grow-upload.ts standingOfUpload',
    'people/address-letters.ts sendAddressLetter',
    'mail/ask-author.ts askableAbout',
    'mail/claim-address.ts limitClaims',
    'requests/duplicates.ts holdDuplicate',
    'requests/duplicates.ts holdWithMain',
    'requests/duplicates.ts joinMain',
    'requests/duplicates.ts leaveMain',
    'requests/duplicates.ts leaveMains',
    'requests/let-in.ts letIn',
    'ground/secrets.ts passwordFits',
    'ground/secrets.ts passwordHash',
  ],
  'the desk itself: time, jobs, and who has the command line': [
    'files/collect-leftovers.ts collectLeftovers',
    'mail/adopt-environment.ts adoptEnvironment',
    'mail/reopen-letter.ts reopenLetter',
    'requests/lose-delivery.ts loseDelivery',
    'requests/note-held.ts noteHeld',
    'requests/pass-time.ts passTime',
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

/** Of the door itself, or of the one person at it, by whom it is found. */
const WRITTEN_AT_THE_DOOR: readonly string[] = [
  'people/identity.ts deleteSession',
  'request/files.ts deleteUpload',
  'request/requests.ts markRead',
  'screen/bell.ts markRead',
  'server/door.ts keepAnswer',
]

test('no door writes past an action, but for what is of the door itself', () => {
  const WRITES = /^(insert|update|delete|set|save|upsert|keep|mark|lock|forget|remove|drop)/
  const paths = globSync('src/http/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const writing = paths.flatMap((path) =>
    nodesOf(path, readFileSync(join(ROOT, path), 'utf8'))
      .filter(
        (node) => node.type === 'ImportDeclaration' && isNode(node.source) && /\/db\//.test(String(node.source.value)),
      )
      .flatMap(({ specifiers }) => (Array.isArray(specifiers) ? specifiers : []))
      .flatMap((one) => (isNode(one) && isNode(one.imported) ? [String(one.imported.name)] : []))
      .filter((name) => WRITES.test(name))
      .map((name) => `${path.replace('src/http/', '')} ${name}`),
  )
  assert.deepEqual(writing.toSorted(), WRITTEN_AT_THE_DOOR)
})
