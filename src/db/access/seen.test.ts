import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../../../test/desk.ts'
import { type Actor, type Belonging, may } from '../../domain/access/permissions.ts'
import { SIGHT, sees, THINGS, type Thing } from '../../domain/access/sight.ts'
import { ROLES } from '../../domain/ground/words.ts'
import { seen } from './seen.ts'

/**
 * Statements over people, their addresses, venues, equipment and contracts that ask neither `seen` nor `placeOf`, and why
 * no reader is told there what the table of roles keeps from him. A new one needs a reason.
 */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'names whoever did or said something in what its reader may read': [
    'deliveries-view.ts listDeliveries',
    'bell.ts listGroups',
    'card-notes.ts listNotes',
    'messages.ts crossingReplies',
    'people.ts nameOf',
    'request-details-view.ts listMessages',
    'letter-examples.ts exampleRequest',
    'request-details-view.ts listEvents',
    'request-details-view.ts loadPage',
    'request-details-view.ts namesIn',
    'request-list.ts besideListed',
    'search-view.ts searchRequests',
    'under-terms.ts linesOf',
    'request-surroundings-view.ts contractsWhere',
    'service-versions.ts listVersions',
    'readers.ts namesOfGrounds',
    'mail-stop-list.ts listStopped',
    'admin-changes-view.ts AROUND',
    'admin-changes-view.ts listAdminActors',
  ],
  'for who sorts letters, or works the request that the letter points to': [
    'author-questions.ts findGuess',
    'letter-move-view.ts requestNow',
    'raw-letters-view.ts listRawLetters',
    'raw-letters-view.ts findRawLetter',
    'senders.ts participantsOf',
  ],
  'colleagues, by their names': ['current.ts currentCalls'],
  'whether something is for the venue that is asked about, of which nothing is told': ['audience.ts isForVenue'],
  'the request of the link, which its action has opened for its reader': ['letter-link-view.ts viewByLink'],
  'finds requests, of which readableBy leaves those that he reads': [
    'request-search.ts byAddress',
    'request-search.ts byVenueCode',
    'request-search.ts venueNamed',
  ],
  'who is at the door, and what is his own': [
    'actors.ts findRows',
    'browsers.ts LIVE',
    'links.ts findLink',
    'links.ts peopleByPhone',
    'links.ts spendInvitation',
    'passkeys.ts findPasskey',
    'own-addresses.ts listAddresses',
    'own-phones.ts listPhones',
    'own-phones.ts lockPhones',
    'own-addresses.ts lockAddresses',
    'own-addresses.ts setMainAddress',
    'people.ts findByAddress',
    'people.ts updatePerson',
    'people.ts speechOf',
    'people.ts findPassword',
    'people.ts setPassword',
    'known-of-person.ts knownOfPerson',
  ],
  'for letters and jobs, which tell the person himself or nobody': [
    'calendar-feeds.ts ownerOfFeed',
    'identities.ts listIdentities',
    'identities.ts markFailing',
    'identities.ts forgetFailing',
    'candidates.ts ownerOfNumber',
    'cards.ts ownersOfExtensions',
    'cards.ts takersOf',
    'demo-callers.ts demoCallers',
    'groups.ts findGroup',
    'groups.ts takeTelling',
    'outbox.ts loadDelivery',
    'notices.ts loadTold',
    'notices.ts listReaders',
    'people.ts localeOf',
    'people.ts mailOf',
    'people.ts quietHoursOf',
    'identities.ts lockOwner',
  ],
  'for rules, about people of the support alone': [
    'called.ts headsAmong',
    'called.ts leadsOf',
    'called.ts worksRequests',
    'shifts.ts findNextDuty',
    'shifts.ts listAway',
    'shifts.ts listDutyPeople',
    'shifts.ts listDutyTeams',
    'shifts.ts listShifts',
  ],
  'for administrators, who see everybody': [
    'bot-figures.ts peopleOfBot',
    'bot-figures.ts refusalsOf',
    'calls.ts lastNumbers',
    'exchange-events.ts listExchangeEvents',
    'exchange-events.ts phoneFigures',
    'groups.ts groupsOfVenue',
    'staff.ts listStaff',
    'escalation-example.ts termsOfLevel',
    'escalations.ts currentEscalation',
    'absences.ts ABSENCES_AHEAD',
    'absences.ts awayNow',
    'absences.ts substituteNow',
    'absences.ts calendarOf',
    'absences.ts findOwnerOfExtension',
    'staff.ts lockStaff',
    'staff.ts setArchived',
    'dealer-changes.ts effectOfDealer',
    'dealer-changes.ts listDealerChanges',
    'dealer-changes.ts lockDueDealers',
    'dealer-changes.ts setDealer',
    'equipment-records.ts listEquipmentRecords',
    'equipment-records.ts lockEquipment',
    'equipment-records.ts isEquipmentCodeTaken',
    'equipment-records.ts updateEquipment',
    'equipment-records.ts setRemoteAccess',
    'venue-records.ts listVenueRecords',
    'venue-records.ts findVenueRecord',
    'venue-records.ts lockVenue',
    'venue-records.ts isVenueCodeTaken',
    'venue-records.ts updateVenue',
    'customers.ts listCustomers',
    'doubles.ts candidatesOf',
    'doubles.ts recorded',
    'merge-rows.ts moveRows',
    'merge-rows.ts moveRowsBack',
    'merges.ts bringBack',
    'merges.ts giveCode',
    'merges.ts holdPeople',
    'merges.ts listMerges',
    'merges.ts retire',
    'views-as.ts lockViews',
    'customers.ts findCustomer',
    'customers.ts lockCustomer',
    'customers.ts isPersonCodeTaken',
    'customers.ts updateCustomer',
    'organisations.ts contractsOf',
    'imports.ts findImport',
    'imports.ts listImports',
    'known.ts STATE',
    'known.ts contracts',
    'contract-names.ts peopleByWords',
    'contract-names.ts peopleNames',
    'known.ts equipment',
    'known.ts people',
    'known.ts venueCodes',
    'known.ts venues',
    'known.ts venuesByCode',
    'customer-names.ts customersByName',
    'customer-names.ts nameOfCustomers',
    'needed.ts noteDealers',
    'write-records.ts deleteRecords',
    'write-records.ts writeParts',
    'organisations.ts findOrganisation',
    'organisations.ts needsOf',
    'organisations.ts countOf',
    'organisations.ts inOrganisation',
    'organisation-tree.ts dealerRoots',
    'organisation-tree.ts underDealer',
    'organisation-tree.ts withoutDealer',
    'organisation-tree.ts ownersUnder',
    'organisation-tree.ts leavesOf',
    'organisation-tree.ts dealersUnder',
    'overview.ts channelFlows',
    'overview.ts setupCounts',
    'admin-search.ts findSpecialists',
    'contract-book.ts coveredNames',
    'contract-book.ts SELECT',
    'contract-book.ts isNumberTaken',
    'contract-book.ts listContractBook',
    'contract-book.ts lockContract',
    'contract-book.ts mentions',
    'contract-book.ts updateContract',
    'place-names.ts namesOfPlaces',
    'names.ts namedAs',
    'names.ts namesInRules',
    'past-requests.ts listPastRequests',
    'past-requests.ts loadTrees',
    'versions.ts listRouting',
  ],
  'the company of its manager, found by his own role there': [
    'company.ts companyContracts',
    'company.ts companyEquipment',
    'company.ts companyPeople',
    'company.ts companyVenues',
    'company.ts managedOrganisations',
    'company.ts managedRoles',
    'company.ts managesPlace',
  ],
  'how many there are, for administrators': ['defaults.ts choosersByRole'],
  'colleagues of the support': ['teams.ts findBelonging', 'teams.ts listTeams', 'names.ts namesOfPeople'],
  'what the reader gives over or is given: its people are colleagues, and its requests are those that he may read': [
    'handover-view.ts BESIDE',
    'handover-view.ts listHandovers',
  ],
  'the request or its equipment, after its action has asked the right': [
    'remote-access.ts findRemoteAccess',
    'terms.ts loadTerms',
  ],
  'for who manages the terms: what they are, how many contracts go by them, and who made them': [
    'hours-book.ts SELECT',
    'hours-book.ts listRevisions',
    'hours-book.ts replaceHours',
    'level-book.ts SELECT',
    'level-book.ts listLevelVersions',
    'policies.ts listPolicies',
  ],
  'for the rules, which count open requests anew and tell nobody': [
    'terms.ts loadTermsOf',
    'under-terms.ts openUnder',
    'under-terms.ts requestsUnder',
    'candidates.ts loadCandidates',
    'automations.ts listAutomations',
    'candidates.ts holdContactAndChoice',
    'left-requests.ts lockNextLeft',
    'left-requests.ts lockNextWaiting',
    'personal.ts PERSONAL_JSON',
  ],
  'for commands at the server': ['bulk-reference.ts listPlaces', 'setup.ts isEmptyDesk'],
}

const ASKS =
  /(?:from|join|update|selectFrom\(|(?:inner|left|right|full)Join\(|updateTable\()\s*'?(?:people|person_addresses|venues|equipment|contracts)\b/
const FUNCTION = /\n(?=(?:export )?(?:async )?(?:function|const) )/

test('whoever asks for people, venues, equipment or contracts asks who sees them, or says why nobody has to', () => {
  const asking = globSync('src/db/**/*.ts')
    .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('tables.ts'))
    .flatMap((path) => {
      const parts = readFileSync(path, 'utf8').split(FUNCTION)
      return parts.map((text) => ({ text, name: `${basename(path)} ${nameOf(text)}` }))
    })
    .filter(({ text }) => ASKS.test(text) && !/\b(seen|placeOf)\(/.test(text))
  assert.deepEqual(asking.map(({ name }) => name).sort(), Object.values(REASONS).flat().sort())
})

test('the numbers by which a till is reached leave the database in one place', () => {
  const told = globSync('src/**/*.ts').filter((path) =>
    /(?<!keys\()\be\.remote_access\b/.test(readFileSync(path, 'utf8')),
  )
  assert.deepEqual(told, ['src/db/request/remote-access.ts'])
})

function nameOf(text: string): string {
  return /(?:function|const) (\w+)/.exec(text)?.[1] ?? ''
}

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const TABLES = {
  person: 'people p',
  address: 'people p',
  person_note: 'people p',
  venue: 'venues v',
  equipment: 'venues v',
  venue_note: 'venues v',
  promise: 'venues v',
  contract: 'contracts c',
} as const satisfies Record<Thing, string>

interface Facts extends Belonging {
  readonly contractId: number
}

test('the database shows of each kind of thing what the table says, for random people and requests', async () => {
  const { people, venues, teams, organisations, contracts, database } = desk
  await desk.file(people.cashier, { venueId: venues.lesnaya })
  await desk.file(people.manager, { venueId: venues.sadovaya, serviceId: desk.services.cards })
  await desk.file(people.operator, { venueId: venues.bar, contactId: people.stranger.id })
  await desk.file(people.contractor)
  await sql`update requests set specialist_id = ${people.contractor.id} where venue_id = ${venues.sadovaya}`.execute(
    database.db,
  )
  await sql`insert into watchers (request_number, person_id, added_at)
    select number, ${people.analyst.id}, now() from requests where venue_id = ${venues.bar}`.execute(database.db)
  const { rows } = await sql<Facts>`select r.contact_id as "contactId", r.author_id as "authorId",
    r.organisation_id as "organisationId", r.venue_id as "venueId", r.dealer_id as "dealerId", r.team_id as "teamId",
    r.specialist_id as "specialistId", r.contract_id as "contractId",
    array(select person_id from watchers where request_number = r.number) as "watcherIds", array[]::bigint[] as "copiedIds" from requests r`.execute(
    database.db,
  )
  const everything = {
    person: Object.values(people).map(({ id }) => id),
    venue: Object.values(venues),
    contract: Object.values(contracts),
  }
  const actors: fc.Arbitrary<Actor> = fc.record({
    personId: fc.constantFrom(...everything.person),
    channel: fc.constant('desk' as const),
    roles: fc.subarray([...ROLES].filter((role) => SIGHT[role].venue !== 'places')),
    teamIds: fc.subarray(Object.values(teams)),
    organisationIds: fc.subarray(Object.values(organisations)),
    venueIds: fc.subarray(Object.values(venues)),
    dealerIds: fc.constant([]),
  })
  const kindOf = (thing: Thing) =>
    TABLES[thing] === 'people p' ? 'person' : TABLES[thing] === 'venues v' ? 'venue' : 'contract'
  const expected = (actor: Actor, thing: Thing): number[] => {
    const kind = kindOf(thing)
    if (sees(actor, thing, 'all')) return everything[kind]
    const read = rows.filter((request) => sees(actor, thing, 'requests') && may(actor, 'read_internal', request))
    const named = read.flatMap(({ contactId, authorId, venueId, contractId }) =>
      kind === 'person' ? [contactId, authorId] : kind === 'venue' ? [venueId ?? 0] : [contractId],
    )
    return [...new Set([...named, ...(thing === 'person' || thing === 'address' ? [actor.personId] : [])])].filter(
      (id) => id > 0,
    )
  }
  const sorted = (ids: readonly number[]) => [...ids].sort((one, other) => one - other)
  await fc.assert(
    fc.asyncProperty(actors, fc.constantFrom(...THINGS), async (actor, thing) => {
      const alias = TABLES[thing].slice(-1)
      const shown = await sql<{ id: number }>`select ${sql.raw(`${alias}.id`)} from ${sql.raw(TABLES[thing])}
        where ${seen(actor, thing)}`.execute(database.db)
      assert.deepEqual(sorted(shown.rows.map(({ id }) => id)), sorted(expected(actor, thing)), thing)
    }),
    { numRuns: 300 },
  )
})
