import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Candidate } from './choice.ts'
import { directed, routed } from './routed.ts'
import { candidate, facts, otherwise, rule } from './samples.ts'

const TO_SERVICE = { teamId: 4, specialistId: null, routing: { because: 'service_team' } }

test('without rules a new request goes to the team of its service, and to nobody in particular', () => {
  assert.deepEqual(routed(directed([], facts(), otherwise()), []), TO_SERVICE)
})

test('the first rule that fits takes it, and what was passed over is said with what it lacked', () => {
  const rules = [
    rule({ name: 'VIP', when: [[{ kind: 'vip', isNot: false, values: ['yes'] }]], teamId: 5 }),
    rule({ name: 'Off', enabled: false, teamId: 6 }),
    rule({ name: 'Portal', when: [[{ kind: 'channel', isNot: false, values: ['portal'] }]], teamId: 7 }),
    rule({ name: 'All', teamId: 8 }),
  ]
  assert.deepEqual(routed(directed(rules, facts(), otherwise()), []), {
    teamId: 7,
    specialistId: null,
    routing: {
      because: 'rule',
      rule: { id: rules[2]?.id, name: 'Portal' },
      passedOver: [{ name: 'VIP', lacked: 'vip' }],
    },
  })
})

test('nothing fits: the team of the service, and why none did', () => {
  const rules = [rule({ name: 'VIP', when: [[{ kind: 'vip', isNot: false, values: ['yes'] }]] })]
  const { teamId, routing } = routed(directed(rules, facts(), otherwise()), [])
  assert.deepEqual([teamId, routing], [4, { because: 'service_team', passedOver: [{ name: 'VIP', lacked: 'vip' }] }])
})

const named = (isThere: Partial<Candidate>) =>
  routed(directed([rule({ specialistId: 3, strategy: 'round_robin' })], facts(), otherwise()), [
    candidate({ personId: 2 }),
    candidate({ ...isThere, personId: 3 }),
  ])

test('whoever is named gets it, though others have less to do', () => {
  assert.equal(named({ open: 30 }).specialistId, 3)
})

for (const [why, isThere] of [
  ['own', { isContact: true }],
  ['away', { isAway: true }],
  ['off_line', { isOnLine: false }],
  ['full', { open: 5, openLimit: 5 }],
] as const) {
  test(`whoever is named and is ${why} does not get it; the team decides, and reads why`, () => {
    const { specialistId, routing } = named(isThere)
    assert.deepEqual([specialistId, routing.considered?.map((one) => [one.personId, one.why])], [null, [[3, why]]])
  })
}

test('whoever stands in for somebody named who is away gets it, though he is of another team', () => {
  const people = [
    candidate({ personId: 3, isAway: true, substituteId: 5, open: 2 }),
    candidate({ personId: 5, isOfTeam: false }),
    candidate({ personId: 2 }),
  ]
  const { specialistId, routing } = routed(directed([rule({ specialistId: 3 })], facts(), otherwise()), people)
  assert.equal(specialistId, 5)
  assert.deepEqual(
    routing.considered?.map((one) => [one.personId, one.why]),
    [
      [3, 'away'],
      [5, null],
    ],
  )
})

test('a request whose service nobody chose goes to the personal specialist of its customer, without one to the team of such requests', () => {
  const personal = { specialistId: 3, teamId: 9 }
  const unsorted = directed([], facts(), otherwise({ isUnsorted: true, personal }))
  const { teamId, specialistId, routing } = routed(unsorted, [candidate({ personId: 3 })])
  assert.deepEqual([teamId, specialistId, routing.because], [9, 3, 'organisation'])
  const nobody = routed(directed([], facts(), otherwise({ isUnsorted: true })), [])
  assert.deepEqual([nobody.teamId, nobody.specialistId, nobody.routing.because], [4, null, 'default_team'])
  const chosen = routed(directed([], facts(), otherwise({ personal })), [])
  assert.deepEqual([chosen.teamId, chosen.routing.because], [4, 'service_team'])
})

test('whoever is named and has left is told of as gone', () => {
  const { specialistId, routing } = routed(directed([rule({ specialistId: 9 })], facts(), otherwise()), [
    candidate({ personId: 2 }),
  ])
  assert.deepEqual([specialistId, routing.considered?.[0]?.why], [null, 'gone'])
})

/** Who else writes a team or why a request is there, and what for. */
const OTHERS: Readonly<Record<string, string>> = {
  'src/actions/requests/assign-request.ts': 'the order of whoever assigns by hand',
  'src/actions/requests/choose-person.ts': 'asks routed(), for the people of the team',
  'src/actions/requests/escalate.ts': 'asks who of its team is called',
  'src/actions/requests/file-request.ts': 'tells in an event what routed() has said',
  'src/domain/request/facts.ts': 'reads who resolved it',
  'src/domain/request/going-on.ts': 'reads until when it has to be taken',
  'src/domain/request/moved.ts': 'whatever is done with it, nobody has to take it any more',
  'src/domain/request/taking.ts': 'whoever takes a request himself leaves it in its team',
  'src/domain/request/undo.ts': 'what is taken back stands where it stood',
}

const NAMES = /(?:\b(?:teamId|routing)\s*:(?!\s*(?:number|RoutingExplanation)\b)|[{,]\s*(?:teamId|routing)\s*[,}])/

function isTeamSetIn(text: string): boolean {
  return NAMES.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
}

test('no rule and no action but routed() says where a new request goes', () => {
  const root = join(import.meta.dirname, '../../..')
  const files = globSync(
    'src/{domain/request,domain/routing,domain/notices,domain/access,actions/requests,actions/mail}/**/*.ts',
    {
      cwd: root,
    },
  )
  const setting = files.filter(
    (path) => !/routed\.ts$|samples\.ts$|\.test\.ts$/.test(path) && isTeamSetIn(readFileSync(join(root, path), 'utf8')),
  )
  assert.deepEqual(setting.toSorted(), Object.keys(OTHERS))
})

const PLANTED = [
  'return { ...request, teamId: service.teamId }',
  'const teamId = lineOne\nreturn { ...request, teamId }',
  "return { ...request, routing: { because: 'by_hand' } }",
]
for (const text of PLANTED) {
  test(`caught: ${text.split('\n').at(-1)}`, () => assert.ok(isTeamSetIn(text)))
}
