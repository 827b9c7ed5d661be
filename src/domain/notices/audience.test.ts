import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, NOTICE_KINDS, type NoticeKind, SUPPORT_NOTICES } from '../ground/words.ts'
import { hearersOf, type Participant } from './audience.ts'

const NOBODY: Participant = {
  id: 0,
  isStaff: false,
  isContact: false,
  watches: false,
  copiedSince: null,
  isAssignee: false,
  isAssigned: false,
  wasAssigned: false,
  isNext: false,
  isInTeam: false,
  leads: false,
  isMentioned: false,
  isCalled: false,
}

/** Everybody whom a request may concern. */
const PEOPLE = {
  contact: { ...NOBODY, id: 1, isContact: true },
  watcher: { ...NOBODY, id: 2, watches: true },
  copied: { ...NOBODY, id: 3, copiedSince: 100 },
  copiedLater: { ...NOBODY, id: 4, copiedSince: 201 },
  assignee: { ...NOBODY, id: 5, isStaff: true, isAssignee: true, isAssigned: true, isInTeam: true },
  former: { ...NOBODY, id: 10, isStaff: true, wasAssigned: true },
  teammate: { ...NOBODY, id: 6, isStaff: true, isInTeam: true },
  lead: { ...NOBODY, id: 7, isStaff: true, isInTeam: true, leads: true },
  mentioned: { ...NOBODY, id: 8, isStaff: true, isMentioned: true, watches: true },
  staffWatcher: { ...NOBODY, id: 9, isStaff: true, watches: true },
  called: { ...NOBODY, id: 11, isStaff: true, isCalled: true },
} as const satisfies Readonly<Record<string, Participant>>
type Who = keyof typeof PEOPLE

const HEARS: Readonly<Record<NoticeKind, readonly Who[]>> = {
  acknowledgement: ['contact'],
  reply: ['contact', 'watcher', 'copied', 'mentioned', 'staffWatcher'],
  question: ['contact', 'watcher', 'copied', 'mentioned', 'staffWatcher'],
  resolved: ['contact', 'watcher', 'copied', 'mentioned', 'staffWatcher'],
  closed: ['contact'],
  reminder: ['contact'],
  due_moved: ['contact'],
  trade_stopped: ['assignee'],
  escalated: ['called'],
  mention: ['mentioned'],
  assigned: ['assignee'],
  returned: ['assignee'],
  answered: ['assignee', 'mentioned', 'staffWatcher'],
  breached: ['assignee', 'lead'],
  soon_due: ['assignee'],
  reassigned: ['former'],
  rated: ['assignee'],
  in_team: ['assignee', 'teammate', 'lead'],
}

const told = (
  kinds: readonly NoticeKind[],
  by: number | null,
  people: readonly Participant[],
  channel: Channel = 'desk',
) => hearersOf({ kinds, by, channel, at: 200 }, people)

for (const kind of NOTICE_KINDS) {
  test(`of "${kind}" hear ${HEARS[kind].join(', ')}, and nobody of his own action`, () => {
    const people = Object.values(PEOPLE)
    const wanted = HEARS[kind].map((who) => PEOPLE[who].id)
    assert.deepEqual(
      told([kind], null, people).map(({ personId }) => personId),
      wanted,
    )
    for (const { id } of people) {
      const hearers = told([kind], id, people).map(({ personId }) => personId)
      assert.deepEqual(
        hearers,
        wanted.filter((one) => one !== id),
      )
    }
  })
}

test('no customer hears anything that is for the support, whatever else he is to the request', () => {
  const all = {
    watches: true,
    isAssignee: true,
    isAssigned: true,
    isNext: true,
    isInTeam: true,
    leads: true,
    isMentioned: true,
  }
  for (const who of [PEOPLE.contact, PEOPLE.watcher, PEOPLE.copied, { ...PEOPLE.contact, isStaff: true }]) {
    for (const kind of SUPPORT_NOTICES) assert.deepEqual(told([kind], null, [{ ...who, ...all }]), [], kind)
  }
})

test('a request that nobody is assigned to concerns everybody of its team: a stop of trade, an answer, a time that comes, a time that is over', () => {
  const next = { ...PEOPLE.teammate, isNext: true }
  for (const kind of ['trade_stopped', 'answered', 'soon_due', 'breached'] as const)
    assert.equal(told([kind], null, [next]).length, 1, kind)
})

test('what several kinds tell one person is told once, by the one that says most to him', () => {
  const kinds = ['in_team', 'assigned', 'mention'] as const
  assert.deepEqual(told(kinds, null, [{ ...PEOPLE.assignee, isMentioned: true }]), [
    { personId: 5, kind: 'mention', side: 'support' },
  ])
  assert.deepEqual(told(kinds, null, [PEOPLE.assignee])[0]?.kind, 'assigned')
})

test('who files by a way that shows him nothing is told the number of his own request; others see it', () => {
  const kinds = ['acknowledgement', 'in_team'] as const
  assert.equal(told(kinds, 1, [PEOPLE.contact], 'email')[0]?.kind, 'acknowledgement')
  for (const channel of ['portal', 'app', 'api', 'desk'] as const) {
    assert.deepEqual(told(kinds, 1, [PEOPLE.contact], channel), [], channel)
  }
})

test('who had a request before it went on is not told that it is his, and who has it now is told by that change alone', () => {
  const earlier = { ...PEOPLE.teammate, isAssignee: false, isAssigned: false }
  assert.deepEqual(told(['assigned'], null, [earlier, { ...PEOPLE.assignee, isAssigned: false }]), [])
})
