import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_POLICY, policyAt, readPolicy, readPolicyVersions } from './policy.ts'

const { matrix, silence, notices, firstCriticality } = DEFAULT_POLICY
const { soonDuePercent: _, ...WITHOUT_SHARE } = DEFAULT_POLICY

test('a policy that was written down is read as it is', () => {
  assert.deepEqual(readPolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY))), DEFAULT_POLICY)
})

/** What is wrong, and the words that tell which field it is in. */
const REFUSED: readonly (readonly [written: unknown, told: string])[] = [
  ['strict', 'policy has to be an object, not "strict"'],
  [null, 'policy has to be an object, not null'],
  [WITHOUT_SHARE, 'policy.soonDuePercent has to be a whole number from 1 to 99'],
  [{ ...DEFAULT_POLICY, replyTakes: 'yes' }, 'policy.replyTakes has to be one of true, false, not "yes"'],
  [{ ...DEFAULT_POLICY, soonDuePercent: 100 }, 'policy.soonDuePercent has to be a whole number from 1 to 99, not 100'],
  [
    { ...DEFAULT_POLICY, soonDuePercent: '75' },
    'policy.soonDuePercent has to be a whole number from 1 to 99, not "75"',
  ],
  [{ ...DEFAULT_POLICY, silense: silence }, 'policy.silense has to be absent: there is no such part'],
  [
    { ...DEFAULT_POLICY, matrix: { ...matrix, high: { ...matrix.high, low: 5 } } },
    'policy.matrix.high.low has to be one of 1, 2, 3, 4, not 5',
  ],
  [
    { ...DEFAULT_POLICY, matrix: { ...matrix, high: { high: 1, medium: 2 } } },
    'policy.matrix.high.low has to be one of 1, 2, 3, 4',
  ],
  [
    { ...DEFAULT_POLICY, firstCriticality: { ...firstCriticality, unknownSender: 'none' } },
    'policy.firstCriticality.unknownSender has to be one of critical, high, medium, low, not "none"',
  ],
  [
    { ...DEFAULT_POLICY, silence: { ...silence, closesAfterHours: 0 } },
    'policy.silence.closesAfterHours has to be a whole number from 1 to 2000, not 0',
  ],
  [
    { ...DEFAULT_POLICY, silence: { ...silence, remindsAfterWorkingDays: 2 } },
    'policy.silence.remindsAfterWorkingDays has to be a list of 10 at most, not 2',
  ],
  [
    { ...DEFAULT_POLICY, silence: { ...silence, remindsAfterWorkingDays: [2, 2.5] } },
    'policy.silence.remindsAfterWorkingDays[1] has to be a whole number from 1 to 29, not 2.5',
  ],
  [
    { ...DEFAULT_POLICY, silence: { ...silence, remindsAfterWorkingDays: [4, 2] } },
    'policy.silence.remindsAfterWorkingDays has to be days one after another, all before 5, not [4,2]',
  ],
  [
    { ...DEFAULT_POLICY, silence: { ...silence, givesUpAfterWorkingDays: 4 } },
    'policy.silence.remindsAfterWorkingDays has to be days one after another, all before 4, not [2,4]',
  ],
  [
    { ...DEFAULT_POLICY, notices: { ...notices, others: { hour: -1, day: null } } },
    'policy.notices.others.hour has to be a whole number from 0 to 10000, not -1',
  ],
]

for (const [written, message] of REFUSED) {
  test(`not read: ${message}`, () => assert.throws(() => readPolicy(written), { name: 'RangeError', message }))
}

test('of kept versions the one that cannot be read is named by its place', () => {
  const kept = [
    { effectiveFrom: 1, policy: DEFAULT_POLICY },
    { effectiveFrom: 2, policy: { ...DEFAULT_POLICY, newRequestsAnHour: { proven: 30, unproven: 0 } } },
  ]
  assert.throws(() => readPolicyVersions(kept), {
    message: 'policies[1].policy.newRequestsAnHour.unproven has to be a whole number from 1 to 10000, not 0',
  })
})

test('a version holds from its moment until the next one does; before the first one the first holds', () => {
  const early = { ...DEFAULT_POLICY, soonDuePercent: 60 }
  const later = { ...DEFAULT_POLICY, soonDuePercent: 90 }
  const versions = [
    { effectiveFrom: 1_000, policy: early },
    { effectiveFrom: 2_000, policy: later },
  ]
  const moments: readonly (readonly [at: number, percent: number])[] = [
    [0, 60],
    [1_000, 60],
    [1_999, 60],
    [2_000, 90],
    [9_999, 90],
  ]
  for (const [at, percent] of moments) assert.equal(policyAt(versions, at).soonDuePercent, percent)
  assert.throws(() => policyAt([], 0), /none was loaded/)
})
