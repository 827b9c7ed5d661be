import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { SESSION_LIFETIME } from '../src/actions/sessions/sign-in.ts'
import { LARGEST_FILES } from '../src/channels/email/outbound.ts'
import { DELIVERY_ATTEMPTS } from '../src/db/notices/outbox.ts'
import { LARGEST_FILE } from '../src/domain/files/file-pieces.ts'
import { DAY, HOUR, MINUTE } from '../src/domain/ground/instant.ts'
import { NOTICE_KINDS, PRIORITIES, STATUSES, URGENCIES } from '../src/domain/ground/words.ts'
import { isStuck, LETTER_STATES } from '../src/domain/mail/letter.ts'
import { LINK_LIFETIME } from '../src/domain/mail/letter-links.ts'
import { mayFileMore } from '../src/domain/mail/mail-loops.ts'
import { isReminderOver, isTooLate } from '../src/domain/notices/deliveries.ts'
import { verdictOn } from '../src/domain/notices/gate.ts'
import { QUESTION_LIFETIME } from '../src/domain/people/address-questions.ts'
import { MOST_ADDRESSES } from '../src/domain/people/own-addresses.ts'
import { PHONE_CODE_TRIES } from '../src/domain/people/own-phones.ts'
import { CODE_LIFETIME, isLetterDue } from '../src/domain/people/sign-in-code.ts'
import { CLOCKS, MOVE_NAMES, moveRule } from '../src/domain/request/request-lifecycle.ts'
import { DEMONSTRATION_TIMES } from '../src/domain/terms/demonstration-terms.ts'
import { DEFAULT_POLICY } from '../src/domain/terms/policy.ts'
import { statuses } from '../src/texts/ru/statuses.ts'

const PRODUCT = readFileSync(new URL('../docs/product.md', import.meta.url), 'utf8')
/** However its lines are broken. */
const IN_ONE_LINE = PRODUCT.replaceAll(/\s+/g, ' ')

test('the page of the product has every status, and what the clocks do in it', () => {
  for (const status of STATUSES) {
    const { reaction, resolution } = CLOCKS[status]
    says(row(`\`${status}\``, statuses[`status.${status}`], reaction, resolution))
  }
})

test('the page of the product has every move, and nothing that is none', () => {
  for (const move of MOVE_NAMES) {
    const { from, to, by, needs } = moveRule(move)
    says(row(`\`${move}\``, from.join(', '), to, by.join(', '), needs.join(', ') || '–'))
  }
  const [, table = ''] = /^## Moves$([\s\S]*?)^- /m.exec(PRODUCT) ?? []
  assert.equal([...table.matchAll(/^\| `/gm)].length, MOVE_NAMES.length)
})

test('the page of the product has the matrix of priorities', () => {
  for (const [criticality, priorities] of Object.entries(DEFAULT_POLICY.matrix)) {
    says(row(criticality, ...URGENCIES.map((urgency) => String(priorities[urgency]))))
  }
})

test('the page of the product has the times that come with the program', () => {
  for (const times of Object.values(DEMONSTRATION_TIMES)) {
    says(` ${PRIORITIES.map((priority) => times[priority].map(inWords).join(' / ')).join(' | ')} |`)
  }
})

test('the page of the product has every kind of notice in its order, and every end of a letter', () => {
  const table = PRODUCT.slice(PRODUCT.indexOf('\n## Notices\n'))
  const rows = NOTICE_KINDS.map((kind) => table.indexOf(`\n| \`${kind}\` |`))
  assert.ok(rows.every((place) => place > 0))
  assert.deepEqual(
    rows,
    rows.toSorted((one, other) => one - other),
  )
  for (const state of LETTER_STATES) if (state !== 'received') says(`\`${state}\``)
})

/** How many have passed when a limit says no. */
const mostOf = (isAllowed: (before: number) => boolean) => {
  let most = 0
  while (isAllowed(most)) most += 1
  return most
}
const filed = (proof: 'pass' | 'none') =>
  mostOf((withinHour) => mayFileMore({ proof, withinHour }, DEFAULT_POLICY.newRequestsAnHour))
const codesAnHour = mostOf((withinHour) => isLetterDue({ withinHour, withinDay: withinHour }))
const codesADay = mostOf((withinDay) => isLetterDue({ withinHour: 0, withinDay }))
const acknowledged = (isProven: boolean, within: (sent: number) => { withinHour: number; withinDay: number }) =>
  mostOf((sent) => {
    const place = { isProven, isFailing: false, isReadByNoPerson: false, limits: DEFAULT_POLICY.notices }
    const notice = {
      kind: 'acknowledgement',
      stopOfTrade: false,
      summaryAt: null,
      isAllHeHas: false,
      lastAt: null,
      quiet: null,
      ...place,
      ...within(sent),
    } as const
    return verdictOn(notice, 0).leaves === 'now'
  })
const sameHour = (sent: number) => ({ withinHour: sent, withinDay: sent })
const sameDay = (sent: number) => ({ withinHour: 0, withinDay: sent })
const minutesUntil = (isOver: (wait: number) => boolean) => mostOf((minutes) => !isOver(minutes * MINUTE))
const { silence, firstCriticality, soonDuePercent, notices } = DEFAULT_POLICY
const [first, second] = silence.remindsAfterWorkingDays

for (const sentence of [
  `reminded after ${first} and ${second} working days`,
  `after ${silence.givesUpAfterWorkingDays} working days of silence`,
  `closes after ${silence.closesAfterHours} hours of service hours`,
  `reminded ${silence.remindsBeforeHours} hours before`,
  `At ${soonDuePercent} % of a promised time`,
  `Until then it is ${firstCriticality.usual}; ${firstCriticality.unknownSender} for a letter of a sender who is not known; ${firstCriticality.stopOfTrade} when a restaurant cannot trade`,
  `| any other kind of automatic notice | ${notices.others.hour} | ${notices.others.day} |`,
  `tried ${DELIVERY_ATTEMPTS} times`,
  `| acknowledgements, proven address | ${acknowledged(true, sameHour)} | – |`,
  `| acknowledgements, unproven address | 2 | ${acknowledged(false, sameDay)} |`,
  `${codesAnHour} letters with a code an hour and ${codesADay} a day`,
  `A session lasts ${SESSION_LIFETIME / DAY} days`,
  `more than ${minutesUntil((wait) => isStuck(0, wait)) - 1} minutes is shown as stuck`,
  `a reminder that waited for ${minutesUntil((wait) => isReminderOver({ dueAt: 0, isAwaited: true }, wait)) / 60} hours`,
  `Without a server it waits up to ${minutesUntil((wait) => isTooLate({ kind: 'reply', dueAt: 0, waitedForServer: true }, wait)) / 60 / 24} days`,
  `at most ${filed('none')} new requests an hour, ${filed('pass')} when it is proven`,
  `opens its page for ${LINK_LIFETIME / HOUR} hours`,
  `up to ${LARGEST_FILES / 1_000_000} MB together`,
  `up to ${MOST_ADDRESSES} mail`,
  `was pressed, within ${QUESTION_LIFETIME / HOUR} hours`,
  `open for ${CODE_LIFETIME / MINUTE} minutes`,
  `up to ${MOST_ADDRESSES} telephones`,
  `on his page: within ${CODE_LIFETIME / MINUTE} minutes`,
  `${codesAnHour} codes an hour and ${codesADay} a day for a person and for a number, ${PHONE_CODE_TRIES.ofSource} an hour from one source`,
  `a file has ${LARGEST_FILE / 1024 / 1024} MB at most`,
]) {
  test(`the page of the product says: ${sentence}`, () => says(sentence))
}

function says(words: string): void {
  assert.ok(IN_ONE_LINE.includes(words), `docs/product.md does not say: ${words}`)
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function inWords(minutes: number): string {
  return minutes < HOUR / MINUTE ? `${minutes} min` : `${minutes / (HOUR / MINUTE)} h`
}
