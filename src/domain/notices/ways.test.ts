import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOTICE_KINDS, type NoticeKind, type Role } from '../ground/words.ts'
import { HEARD, isByRole, isLocked, type NoticeDefault, rolesOn } from './defaults.ts'
import { type ChoosingWays, type Way, waysFor, waysInstead } from './ways.ts'

const ALL = ['email', 'screen', 'telegram', 'push', 'sms']
const WAYS: readonly Way[] = ALL.map((way) => ({ way }))
const wanted = (way: string) => ({ kind: 'reply', way, wanted: true }) as const
const declined = (way: string) => ({ kind: 'reply', way, wanted: false }) as const
const of = (role: Role, kind: NoticeKind, way: string, isWanted: boolean): NoticeDefault => ({
  role,
  kind,
  way,
  wanted: isWanted,
})
const CUSTOMER: ChoosingWays = {
  kind: 'reply',
  side: 'customer',
  roles: ['customer_user'],
  choices: [],
  defaults: [],
  isMuted: false,
  reachable: ALL,
  lastWroteBy: null,
}
const SUPPORT: ChoosingWays = { ...CUSTOMER, side: 'support', kind: 'answered', roles: ['specialist'] }

const CASES: readonly (readonly [string, ChoosingWays, readonly string[]])[] = [
  ['a customer who chose nothing hears by mail and on the screen', CUSTOMER, ['email', 'screen']],
  ['whoever has no role hears as a customer', { ...CUSTOMER, roles: [] }, ['email', 'screen']],
  ['the support hears on the screen and in a linked messenger', SUPPORT, ['screen', 'telegram']],
  [
    'what is said aloud where a colleague watches is told on the screen alone',
    { ...SUPPORT, kind: 'reply' },
    ['screen'],
  ],
  ['a customer is answered by the way he wrote by', { ...CUSTOMER, lastWroteBy: 'telegram' }, ['screen', 'telegram']],
  [
    'who works a request hears where he works, wherever he wrote from',
    { ...SUPPORT, lastWroteBy: 'email' },
    ['screen', 'telegram'],
  ],
  [
    'what he chose comes beside the way he wrote by',
    { ...CUSTOMER, lastWroteBy: 'telegram', choices: [wanted('email')] },
    ['email', 'screen', 'telegram'],
  ],
  ['a way that he declined is not taken', { ...CUSTOMER, choices: [declined('email')] }, ['screen']],
  ['not even when he wrote by it', { ...CUSTOMER, lastWroteBy: 'email', choices: [declined('email')] }, ['screen']],
  [
    'whoever declined the way he wrote by hears by mail as if he had not written by it',
    { ...CUSTOMER, lastWroteBy: 'telegram', choices: [declined('telegram')] },
    ['email', 'screen'],
  ],
  [
    'so does whoever is not told by it what the desk says by itself',
    {
      ...CUSTOMER,
      kind: 'closed',
      lastWroteBy: 'telegram',
      defaults: [of('customer_user', 'closed', 'telegram', false)],
    },
    ['email', 'screen'],
  ],
  [
    'and whoever wrote by a way that leads to him no more',
    { ...CUSTOMER, lastWroteBy: 'telegram', reachable: ['email', 'screen'] },
    ['email', 'screen'],
  ],
  ['a way that leads nowhere is not taken', { ...CUSTOMER, reachable: ['screen'] }, ['screen']],
  [
    'a choice for another kind says nothing of this one',
    { ...CUSTOMER, choices: [{ ...declined('email'), kind: 'closed' }] },
    ['email', 'screen'],
  ],
  [
    'administrators add a way to a role',
    { ...SUPPORT, defaults: [of('specialist', 'answered', 'push', true)] },
    ['screen', 'telegram', 'push'],
  ],
  [
    'of another role it says nothing',
    { ...SUPPORT, defaults: [of('operator', 'answered', 'push', true)] },
    ['screen', 'telegram'],
  ],
  ['they take one away', { ...SUPPORT, defaults: [of('specialist', 'answered', 'telegram', false)] }, ['screen']],
  [
    'who has two roles hears what either does',
    {
      ...SUPPORT,
      roles: ['specialist', 'team_lead'],
      defaults: [of('specialist', 'answered', 'telegram', false), of('team_lead', 'answered', 'email', true)],
    },
    ['email', 'screen', 'telegram'],
  ],
  [
    'a role of the customer’s side says nothing of what is heard as the support',
    {
      ...SUPPORT,
      roles: ['specialist', 'customer_manager'],
      defaults: [of('customer_manager', 'answered', 'sms', true)],
    },
    ['screen', 'telegram'],
  ],
  [
    'one’s own choice is above that of the administrators',
    {
      ...CUSTOMER,
      choices: [declined('sms'), wanted('push')],
      defaults: [of('customer_user', 'reply', 'sms', true), of('customer_user', 'reply', 'push', false)],
    },
    ['email', 'screen', 'push'],
  ],
  [
    'what a person wrote goes to where the customer wrote from, whatever his role hears',
    { ...CUSTOMER, lastWroteBy: 'email', defaults: [of('customer_user', 'reply', 'email', false)] },
    ['email', 'screen'],
  ],
  [
    'what the desk says by itself goes there only as his role hears it',
    { ...CUSTOMER, kind: 'closed', lastWroteBy: 'email', defaults: [of('customer_user', 'closed', 'email', false)] },
    ['screen'],
  ],
  [
    'what is locked is heard, whoever declined it and whatever administrators say',
    {
      ...SUPPORT,
      kind: 'breached',
      choices: (['screen', 'push'] as const).map((way) => ({ kind: 'breached', way, wanted: false })),
      defaults: [of('specialist', 'breached', 'screen', false)],
    },
    ['screen', 'telegram', 'push'],
  ],
  [
    'of a muted request only what is locked is heard',
    { ...SUPPORT, kind: 'breached', isMuted: true },
    ['screen', 'push'],
  ],
  ['of a muted request a customer hears nothing', { ...CUSTOMER, lastWroteBy: 'email', isMuted: true }, []],
]

for (const [name, choosing, ways] of CASES) {
  test(name, () => assert.deepEqual(waysFor(WAYS, choosing), ways))
}

test('of every kind, side, choice and default: once a way, never one that leads nowhere, and his own word counts', () => {
  const answers = [true, false, null]
  for (const kind of NOTICE_KINDS)
    for (const side of ['customer', 'support'] as const)
      for (const lastWroteBy of [null, ...ALL])
        for (const own of answers)
          for (const said of answers)
            for (const way of ALL)
              for (const reachable of [ALL, ['email'], ['screen'], []]) {
                const roles = rolesOn(side, side === 'support' ? ['specialist'] : [])
                const choices = own === null ? [] : [{ kind, way, wanted: own }]
                const defaults = said === null ? [] : roles.map((role) => of(role, kind, way, said))
                const asked = { kind, side, roles, choices, defaults, isMuted: false, reachable, lastWroteBy }
                const ways = waysFor(WAYS, asked)
                assert.equal(new Set(ways).size, ways.length)
                assert.ok(ways.every((one) => reachable.includes(one)))
                const isTaken = ways.includes(way)
                const isToldByMail = reachable.includes('email') && HEARD[side].includes(kind)
                if (side === 'customer' && isToldByMail && !(way === 'email' && (own ?? said) === false))
                  assert.ok(
                    ways.some((one) => one !== 'screen'),
                    `nobody is told ${JSON.stringify(asked)}`,
                  )
                if (!reachable.includes(way)) continue
                if (isLocked({ side, kind, way })) assert.ok(isTaken)
                else if (own !== null) assert.equal(isTaken, own)
                else if (side === 'support' || lastWroteBy === null)
                  assert.equal(isTaken, isByRole(defaults, { side, roles, kind, way }))
              }
})

test('what a way could not deliver comes by the others he hears by, else by what the program comes with, never by what he declined', () => {
  const others = WAYS.filter(({ way }) => way !== 'sms')
  const noMail = [of('customer_user', 'reply', 'email', false)]
  assert.deepEqual(waysInstead(others, { ...CUSTOMER, choices: [wanted('push')] }), ['email', 'push'])
  assert.deepEqual(waysInstead(others, { ...CUSTOMER, defaults: noMail }), ['email'])
  assert.deepEqual(waysInstead(others, { ...CUSTOMER, choices: [declined('email')] }), [])
  assert.deepEqual(waysInstead(others, SUPPORT), ['screen', 'telegram'])
})

test('every kind has a row on the side that hears it, and whatever is locked is heard anyway', () => {
  for (const kind of NOTICE_KINDS) assert.ok(HEARD.customer.includes(kind) || HEARD.support.includes(kind), kind)
  for (const kind of HEARD.support) {
    const onScreen = { side: 'support', roles: ['specialist'], kind, way: 'screen' } as const
    assert.equal(isByRole([], onScreen), true, kind)
  }
})
