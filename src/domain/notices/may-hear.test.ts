import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Belonging } from '../access/permissions.ts'
import type { Hearing } from './audience.ts'
import { mayHear } from './may-hear.ts'

const HIM = 7
const REQUEST: Belonging = {
  contactId: 1,
  authorId: 1,
  organisationId: 10,
  venueId: 20,
  dealerId: 30,
  teamId: 3,
  specialistId: null,
  watcherIds: [],
  copiedIds: [],
}
const NOBODY: Actor = {
  personId: HIM,
  channel: 'portal',
  roles: [],
  teamIds: [],
  organisationIds: [],
  venueIds: [],
  dealerIds: [],
}

interface Case {
  readonly name: string
  readonly actor?: Partial<Actor>
  readonly request?: Partial<Belonging>
  readonly told: Pick<Hearing, 'kind' | 'side'>
  readonly may: boolean
}

const ANSWERED = { kind: 'answered', side: 'support' } as const
const OVERHEARD = { kind: 'reply', side: 'support' } as const
const REPLY = { kind: 'reply', side: 'customer' } as const
const SPECIALIST = { roles: ['specialist'], teamIds: [3] } as const

const CASES: readonly Case[] = [
  { name: 'a specialist of the team hears of an answer', actor: SPECIALIST, told: ANSWERED, may: true },
  { name: 'of another team he does not', actor: { ...SPECIALIST, teamIds: [4] }, told: ANSWERED, may: false },
  { name: 'nor named in the team without a role', actor: { teamIds: [3] }, told: ANSWERED, may: false },
  {
    name: 'nor left with his own request as its author, of what is between colleagues',
    actor: { ...SPECIALIST, teamIds: [] },
    request: { authorId: HIM },
    told: ANSWERED,
    may: false,
  },
  {
    name: 'but of what is said aloud he does',
    actor: { ...SPECIALIST, teamIds: [] },
    request: { authorId: HIM },
    told: OVERHEARD,
    may: true,
  },
  { name: 'a contact hears a reply', request: { contactId: HIM }, told: REPLY, may: true },
  {
    name: 'once he left the support he does not hear as the support',
    request: { contactId: HIM },
    told: OVERHEARD,
    may: false,
  },
  { name: 'a dealer hears of the requests of his dealers', actor: { dealerIds: [30] }, told: REPLY, may: true },
  { name: 'once it is of another dealer he does not', actor: { dealerIds: [31] }, told: REPLY, may: false },
  { name: 'who watches hears', request: { watcherIds: [HIM] }, told: REPLY, may: true },
  { name: 'who is in copy reads nothing and hears', request: { copiedIds: [HIM] }, told: REPLY, may: true },
  { name: 'a stranger does not', told: REPLY, may: false },
]

for (const { name, actor, request, told, may } of CASES) {
  test(name, () => assert.equal(mayHear({ ...NOBODY, ...actor }, told, { ...REQUEST, ...request }), may))
}
