import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROLES, type Role } from '../ground/words.ts'
import {
  type Actor,
  type Belonging,
  type DeskVerb,
  may,
  mayKnowOf,
  mayOnDesk,
  moverOf,
  type RequestVerb,
  THE_DESK,
} from './permissions.ts'

const PERSON = 7
const TEAM = 3
const FOREIGN: Belonging = {
  contactId: 1,
  authorId: 1,
  organisationId: 10,
  venueId: 20,
  dealerId: 30,
  teamId: TEAM,
  specialistId: 2,
  watcherIds: [4],
  copiedIds: [],
}
const VERBS: readonly RequestVerb[] = [
  'read',
  'read_internal',
  'reply',
  'note',
  'work',
  'reach_equipment',
  'assign',
  'override_priority',
  'raise_urgency',
  'rate',
  'watch',
  'add_watcher',
]
const DESK: readonly DeskVerb[] = [
  'work_on_desk',
  'manage_catalogue',
  'manage_terms',
  'file_for_others',
  'sort_letters',
  'keep_notes',
  'administer',
]

function somebody(change: Partial<Actor> = {}): Actor {
  const nowhere = { teamIds: [], organisationIds: [], venueIds: [], dealerIds: [] }
  return { personId: PERSON, channel: 'portal', roles: [], ...nowhere, ...change }
}

const allowed = (actor: Actor, request: Belonging) => VERBS.filter((verb) => may(actor, verb, request)).join(' ')

const WORK = 'read read_internal reply note work reach_equipment'
/** Each role: at a foreign request, at one of its team, at one that was given to it, and on the desk. */
const BY_ROLE: Readonly<Record<Role, readonly [string, string, string, string]>> = {
  customer_user: ['', '', '', ''],
  customer_manager: ['', '', '', ''],
  dealer_user: ['', '', '', ''],
  dealer_manager: ['', '', '', ''],
  operator: all(`${WORK} assign watch add_watcher`, 'work_on_desk file_for_others sort_letters keep_notes'),
  specialist: inTeam(`${WORK} assign watch add_watcher`, 'work_on_desk file_for_others keep_notes'),
  team_lead: inTeam(`${WORK} assign override_priority watch add_watcher`, 'work_on_desk file_for_others keep_notes'),
  catalogue_manager: ['', '', 'read read_internal', 'work_on_desk manage_catalogue manage_terms'],
  analyst: all('read read_internal', 'work_on_desk'),
  administrator: all(`${WORK} assign override_priority watch add_watcher`, DESK.join(' ')),
  contractor: ['', '', `${WORK} watch add_watcher`, 'work_on_desk keep_notes'],
}

function all(rights: string, desk: string) {
  return [rights, rights, rights, desk] as const
}

function inTeam(rights: string, desk: string) {
  return ['', rights, rights, desk] as const
}

for (const role of ROLES) {
  test(`what a ${role} may do`, () => {
    const [foreign, team, given, desk] = BY_ROLE[role]
    const actor = somebody({ roles: [role] })
    assert.equal(allowed(actor, FOREIGN), foreign, 'a foreign request')
    assert.equal(allowed({ ...actor, teamIds: [TEAM] }, FOREIGN), team, 'a request of the team')
    assert.equal(allowed(actor, { ...FOREIGN, specialistId: PERSON }), given, 'a request that was given to him')
    assert.equal(DESK.filter((verb) => mayOnDesk(actor, verb)).join(' '), desk, 'on the desk')
  })
}

const CUSTOMERS = 'read reply raise_urgency rate watch add_watcher'
/** What makes a request somebody's own, and what he may do with it then. */
const BELONGINGS: readonly (readonly [string, Partial<Actor>, Partial<Belonging>, string])[] = [
  ['the contact', {}, { contactId: PERSON }, CUSTOMERS],
  ['who filed it', {}, { authorId: PERSON }, CUSTOMERS],
  ['a watcher', {}, { watcherIds: [PERSON] }, CUSTOMERS],
  ['a manager of the organisation', { organisationIds: [10] }, {}, CUSTOMERS],
  ['somebody of the restaurant', { venueIds: [20] }, {}, CUSTOMERS],
  ['the dealer', { dealerIds: [30] }, {}, CUSTOMERS],
  ['a manager where no organisation is known', { organisationIds: [10] }, { organisationId: null }, ''],
  ['somebody in copy, by mail', { channel: 'email' }, { copiedIds: [PERSON] }, 'reply'],
  ['somebody in copy, in the portal', { channel: 'portal' }, { copiedIds: [PERSON] }, ''],
  ['somebody in copy, by a program', { channel: 'api' }, { copiedIds: [PERSON] }, ''],
  ['a stranger by mail', { channel: 'email' }, { copiedIds: [PERSON + 1] }, ''],
  ['the contact in copy, by mail', { channel: 'email' }, { contactId: PERSON, copiedIds: [PERSON] }, CUSTOMERS],
]

for (const [who, actor, request, rights] of BELONGINGS) {
  test(`${who} may ${rights || 'nothing'}`, () => {
    assert.equal(allowed(somebody(actor), { ...FOREIGN, ...request }), rights)
  })
}

test('somebody in copy knows of the request by mail, and makes no move of it', () => {
  const inCopy = { ...FOREIGN, copiedIds: [PERSON] }
  assert.deepEqual(
    [mayKnowOf(somebody({ channel: 'email' }), inCopy), mayKnowOf(somebody(), inCopy), mayKnowOf(somebody(), FOREIGN)],
    [true, false, false],
  )
  assert.equal(moverOf(somebody({ channel: 'email' }), inCopy), null)
})

test('rights of several roles add up: who reads all with the one works everywhere with the other', () => {
  assert.equal(allowed(somebody({ roles: ['analyst', 'contractor'] }), FOREIGN), `${WORK} watch add_watcher`)
})

test('the desk itself reads and works everywhere', () => {
  assert.ok(may(THE_DESK, 'work', FOREIGN) && mayOnDesk(THE_DESK, 'administer'))
})
