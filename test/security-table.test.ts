import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CHALLENGE_LIFETIME } from '../src/actions/sessions/passkey-checks.ts'
import { SECOND_GUESSES } from '../src/actions/sessions/prove-second-factor.ts'
import { ASKED_OF_SOURCE, GUESSES, HALF_LIFETIME, SESSION_LIFETIME } from '../src/actions/sessions/sign-in.ts'
import { passwordChange } from '../src/contract/people/session.ts'
import { type DeskVerb, mayOnDesk, STAFF_ROLES, THE_DESK } from '../src/domain/access/permissions.ts'
import { QUOTAS } from '../src/domain/files/quotas.ts'
import { DAY, MINUTE } from '../src/domain/ground/instant.ts'
import { INVITATION_LIFETIME, LINK_GUESSES } from '../src/domain/messenger/link-code.ts'
import { CODE_LIFETIME, isLetterDue } from '../src/domain/people/sign-in-code.ts'

const ROOT = join(import.meta.dirname, '..')
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')

/** Level 1 of OWASP ASVS 5.0.0: how many requirements each section has there, by their numbers. */
const LEVEL_1: Readonly<Record<string, readonly number[]>> = {
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2],
  '1.5': [1],
  '2.1': [1],
  '2.2': [1, 2],
  '2.3': [1],
  '3.2': [1, 2],
  '3.3': [1],
  '3.4': [1, 2],
  '3.5': [1, 2, 3],
  '4.1': [1],
  '4.4': [1],
  '5.2': [1, 2],
  '5.3': [1, 2],
  '6.1': [1],
  '6.2': [1, 2, 3, 4, 5, 6, 7, 8],
  '6.3': [1, 2],
  '6.4': [1, 2],
  '7.2': [1, 2, 3, 4],
  '7.4': [1, 2],
  '8.1': [1],
  '8.2': [1, 2],
  '8.3': [1],
  '9.1': [1, 2, 3],
  '9.2': [1],
  '10.4': [1, 2, 3, 4, 5],
  '11.3': [1, 2],
  '11.4': [1],
  '12.1': [1],
  '12.2': [1, 2],
  '13.4': [1],
  '14.2': [1],
  '14.3': [1],
  '15.1': [1],
  '15.2': [1],
  '15.3': [1],
}

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| v5'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', asked = '', result = '', shown = '', ...rest]) => ({ number, asked, result, shown, rest }))

test('the table has each of the 70 requirements of level 1 once, in their order', () => {
  const wanted = Object.entries(LEVEL_1).flatMap(([section, numbers]) =>
    numbers.map((one) => `v5.0.0-${section}.${one}`),
  )
  assert.equal(wanted.length, 70)
  assert.deepEqual(
    rows.map(({ number }) => number),
    wanted,
  )
})

test('each row is shown by a test that is there, or says why there is nothing to show', () => {
  for (const { number, asked, result, shown, rest } of rows) {
    assert.deepEqual(rest, [''], `${number} has five cells`)
    assert.ok(asked.length > 10, number)
    if (result !== 'pass') {
      assert.equal(result, 'n/a', number)
      assert.ok(shown.length > 40, `${number} has a reason`)
      continue
    }
    const [, file = '', name = ''] = /^`([\w./-]+\.test\.ts)`: (.+)$/.exec(shown) ?? []
    assert.ok(existsSync(join(ROOT, file)), `${number}: ${shown}`)
    const text = readFileSync(join(ROOT, file), 'utf8')
    assert.ok(
      [`test('${name}'`, `test(\`${name}\``].some((head) => text.includes(head)),
      `${number}: ${shown}`,
    )
  }
})

test('the limits on this page are those of the code', () => {
  const { uploadsADay, uploadBytesADay, drafts, draftBytes, allDraftBytes, apiTokens, apiTokensADay, liveStreams } =
    QUOTAS
  for (const row of [
    `others unharmed | ${GUESSES.perAccount} in ${GUESSES.within / MINUTE} minutes |`,
    `of 64 bits) | ${GUESSES.perSource} in ${GUESSES.within / MINUTE} minutes |`,
    `| work once, for ${CODE_LIFETIME / MINUTE} minutes |`,
    `that one account tries | ${LINK_GUESSES.most} an hour |`,
    `| works once, for ${INVITATION_LIFETIME / MINUTE} minutes |`,
    `for one person | ${SECOND_GUESSES.most} in ${SECOND_GUESSES.within / MINUTE} minutes |`,
    `waits for the second | ${HALF_LIFETIME / MINUTE} minutes |`,
    `is to sign | once, for ${CHALLENGE_LIFETIME / MINUTE} minutes |`,
    `before anybody is known | ${ASKED_OF_SOURCE} in ${GUESSES.within / MINUTE} minutes |`,
    `| passkeys of a person | ${QUOTAS.passkeys} |`,
    `| ${uploadsADay}, ${uploadBytesADay / 2 ** 30} GB together |`,
    `| ${drafts}, ${draftBytes / 2 ** 10} KB each, ${allDraftBytes / 2 ** 20} MB together |`,
    `| ${apiTokens} that work, ${apiTokensADay} made within a day |`,
    `on one server | ${liveStreams} |`,
    `by themselves after ${SESSION_LIFETIME / DAY} days`,
  ]) {
    assert.ok(page.includes(row), row)
  }
  const [, anHour, aDay] =
    /letters with a code to one person \| (\d+) an hour, (\d+) a day/.exec(page)?.map(Number) ?? []
  const due = (withinHour = 0, withinDay = 0) => isLetterDue({ withinHour, withinDay })
  assert.ok(anHour && aDay)
  assert.deepEqual([due(anHour - 1, 0), due(anHour, 0), due(0, aDay - 1), due(0, aDay)], [true, false, true, false])
  const [, shortest, longest] = /password of (\d+) to (\d+) signs/.exec(page)?.map(Number) ?? []
  const fits = (length = 0) => passwordChange.safeParse({ next: 'x'.repeat(length) }).success
  assert.ok(shortest && longest)
  assert.deepEqual([fits(shortest - 1), fits(shortest), fits(longest), fits(longest + 1)], [false, true, true, false])
})

test('who may what on the desk is on this page as it is in the code', () => {
  const verbs: readonly DeskVerb[] = [
    'work_on_desk',
    'file_for_others',
    'sort_letters',
    'manage_catalogue',
    'administer',
    'view_as',
  ]
  for (const verb of verbs) {
    const [, roles = ''] = new RegExp(`^\\| \`${verb}\` \\| (.+) \\|$`, 'm').exec(page) ?? []
    const may = STAFF_ROLES.filter((role) => mayOnDesk({ ...THE_DESK, roles: [role] }, verb))
    assert.deepEqual(roles.split(', ').toSorted(), may.toSorted(), verb)
  }
})

test('how soon weak packages are replaced is written on this page', () => {
  const [, worst, middle, rest] =
    /within: (\d+) days when .+?, (\d+) days when .+?, (\d+) days otherwise/s.exec(page)?.map(Number) ?? []
  assert.ok(worst && middle && rest && worst < middle && middle < rest)
})
