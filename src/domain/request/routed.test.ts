import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CHANNELS } from '../ground/words.ts'
import { routed } from './routed.ts'

const FACTS = { channel: 'portal', contractId: 1, organisationId: 1, service: { teamId: 4 } } as const

const CASES = [
  ['the team of the service', {}],
  ['the same under another contract', { contractId: 2 }],
  ['the same for a person without an organisation', { organisationId: null }],
  ...CHANNELS.map((channel) => [`the same by the way «${channel}»`, { channel }] as const),
] as const

for (const [name, facts] of CASES) {
  test(`a new request goes to ${name}, and to nobody in particular`, () => {
    assert.deepEqual(routed({ ...FACTS, ...facts }), {
      teamId: 4,
      specialistId: null,
      routing: { because: 'service_team' },
    })
  })
}

test('another service brings another team', () => {
  assert.equal(routed({ ...FACTS, service: { teamId: 9 } }).teamId, 9)
})

/** Who else writes a team or why a request is there, and what for. */
const OTHERS: Readonly<Record<string, string>> = {
  'src/actions/requests/assign-request.ts': 'the order of whoever assigns by hand',
  'src/domain/request/assignment.ts': 'an assignment by hand',
  'src/domain/request/facts.ts': 'reads who resolved it',
  'src/domain/request/taking.ts': 'whoever takes a request himself leaves it in its team',
  'src/domain/request/undo.ts': 'what is taken back stands where it stood',
}

const NAMES = /(?:\b(?:teamId|routing)\s*:(?!\s*(?:number|RoutingExplanation)\b)|[{,]\s*(?:teamId|routing)\s*[,}])/

function isTeamSetIn(text: string): boolean {
  return NAMES.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
}

test('no rule and no action but routed() says where a new request goes', () => {
  const root = join(import.meta.dirname, '../../..')
  const files = globSync('src/{domain/request,domain/notices,domain/access,actions/requests,actions/mail}/**/*.ts', {
    cwd: root,
  })
  const setting = files.filter(
    (path) => !/routed\.ts$|\.test\.ts$/.test(path) && isTeamSetIn(readFileSync(join(root, path), 'utf8')),
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
