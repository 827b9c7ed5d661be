import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bareStatuses } from '../../../test/ground/bare-statuses.ts'
import * as questions from './status.ts'
import { hasEnded, isOpen, isOver, isSolved, isUntaken, LIVING, stands, WITH_CUSTOMER, WITH_US } from './status.ts'
import { STATUSES, type Status } from './words.ts'

/** One row a status: open, over, ended, solved, untaken, stands, living, with the customer, with us. */
const TABLE: Readonly<Record<Status, string>> = {
  registered: 'open          untaken        living      us',
  in_progress: 'open                         living      us',
  waiting_customer: 'open                  stands living them   ',
  deferred: 'open                  stands living           ',
  waiting_external: 'open                  stands living           ',
  resolved: 'over solved                living them   ',
  resumed: 'open          untaken        living      us',
  closed: 'over ended solved',
  cancelled: 'over ended',
}

for (const status of STATUSES) {
  test(`of a request that is ${status} all questions have one answer`, () => {
    const answers = [
      isOpen(status) && 'open',
      isOver(status) && 'over',
      hasEnded(status) && 'ended',
      isSolved(status) && 'solved',
      isUntaken(status) && 'untaken',
      stands(status) && 'stands',
      LIVING.includes(status) && 'living',
      WITH_CUSTOMER.includes(status) && 'them',
      WITH_US.includes(status) && 'us',
    ]
    assert.deepEqual(answers.filter(Boolean), TABLE[status].trim().split(/\s+/))
  })
}

test('a question about one status is asked of each status, and true of that one alone', () => {
  const {
    isNew,
    isInWork,
    waitsForCustomer,
    isDeferred,
    waitsForOthers,
    isResolved,
    isResumed,
    isClosed,
    isCancelled,
  } = questions
  const asked = [
    isNew,
    isInWork,
    waitsForCustomer,
    isDeferred,
    waitsForOthers,
    isResolved,
    isResumed,
    isClosed,
    isCancelled,
  ]
  assert.deepEqual(
    asked.map((is) => STATUSES.filter(is)),
    STATUSES.map((status) => [status]),
  )
})

const ROOT = join(import.meta.dirname, '../../..')
/** Where a status is named word by word, and why. */
const NAMED_HERE: Readonly<Record<string, string>> = {
  'src/domain/ground/status.ts': 'the questions themselves',
  'src/load/live-through.ts': 'invents lives, each from the word that it ends with',
}

test('nobody compares a status by its word: the question has a name', () => {
  const paths = globSync('{src,web}/**/*.{ts,tsx}', { cwd: ROOT }).filter((path) => !/\.test\.tsx?$/.test(path))
  assert.ok(paths.length > 300)
  const found = paths.flatMap((path) =>
    path in NAMED_HERE
      ? []
      : bareStatuses(path, readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}: ${line}`),
  )
  assert.deepEqual(found, [])
})

const CAUGHT = [
  `if (request.status === 'closed') end()`,
  `if ('waiting_customer' !== status) end()`,
  `const isEnd = (to: Status) => to == 'cancelled'`,
  `if (['resolved', 'closed'].includes(row.status)) end()`,
  "const own = sql`select * from requests r where r.status not in ('closed')`",
  "const own = sql`update requests set rating = 1 where status = 'resolved' and number = ${n}`",
]
for (const line of CAUGHT) {
  test(`caught: ${line}`, () => assert.deepEqual(bareStatuses('x.ts', line), [line]))
}

const FINE = [
  `if (kind === 'resolved') tell()`,
  `if (told.because === 'cancelled') tell()`,
  `if (hasEnded(request.status)) tell()`,
  `const change = { status: 'closed' }`,
]
for (const line of FINE) {
  test(`allowed: ${line}`, () => assert.deepEqual(bareStatuses('x.ts', line), []))
}
