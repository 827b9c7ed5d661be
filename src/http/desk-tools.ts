import { z } from 'zod'
import { keepDraft } from '../actions/drafts/keep-draft.ts'
import { contractRow } from '../contract/catalogue/catalogue.ts'
import { done, id, line } from '../contract/common.ts'
import * as shapes from '../contract/people/people.ts'
import { equipmentRow, personCard, venueCard, views as viewsShape } from '../contract/request/request.ts'
import { listTemplates } from '../db/catalogue/templates.ts'
import type { ViewedEquipment } from '../db/people/equipment.ts'
import { listTeams } from '../db/people/teams.ts'
import { listMyEquipment, listMyVenues } from '../db/people/venues.ts'
import { deleteDraft, listDrafts } from '../db/request/drafts.ts'
import { listRequests } from '../db/request/request-list.ts'
import { listContracts, loadPerson, loadVenue } from '../db/request/request-surroundings-view.ts'
import { countMine, countTeams, countViews } from '../db/request/request-views.ts'
import { searchPeople, searchVenues } from '../db/request/search-view.ts'
import { isStaff, mayOnDesk } from '../domain/access/permissions.ts'
import { inRussianLayout } from '../domain/ground/keyboard-layout.ts'
import { Refusal } from '../domain/ground/refusal.ts'
import { venueOf } from '../domain/people/place-name.ts'
import type { App, House } from './server/context.ts'
import { act, look } from './server/door.ts'

const oneId = z.object({ id: z.coerce.number().pipe(id) })

/** What a number or a mail means comes first, what it stands in behind; so many requests in all. */
const HITS = 20

/** What stands around the work: views with counts, the one search box, teams, templates, drafts. */
export function deskTools(app: App, house: House): void {
  look(
    app,
    house,
    { url: '/api/views', tag: 'views', about: 'Standard views with live counts', answer: viewsShape },
    async ({ db, actor, now }) => ({
      views: isStaff(actor) ? await countViews(db, actor, now) : await countMine(db, actor),
      teams: isStaff(actor) ? await countTeams(db, actor, now) : [],
    }),
  )

  const searchQuery = z.object({ q: line(200).min(1) })
  look(
    app,
    house,
    {
      url: '/api/search',
      tag: 'search',
      about: 'One box: number, phone, mail, restaurant, words',
      query: searchQuery,
      answer: shapes.searchResult,
    },
    async ({ db, actor, now }, { query: { q } }) => {
      const [exact, worded, people, venues] = await Promise.all([
        listRequests(db, actor, now, { exactly: q, sort: 'newest', limit: HITS }),
        listRequests(db, actor, now, { q, sort: 'newest', limit: HITS }),
        searchPeople(db, actor, q),
        searchVenues(db, actor, q),
      ])
      const meant = new Set(exact.items.map(({ number }) => number))
      const found = [...exact.items, ...worded.items.filter(({ number }) => !meant.has(number))].slice(0, HITS)
      const requests = found.map(({ number, subject, status, venue, contact }) => ({
        number,
        subject,
        status,
        venue: venueOf({ venue }),
        contact: contact.name,
      }))
      return { requests, people, venues, read: inRussianLayout(q) ?? q }
    },
  )

  look(
    app,
    house,
    {
      url: '/api/teams',
      tag: 'desk',
      about: 'Teams, their people and how much each has open',
      only: 'work_on_desk',
      answer: z.object({ teams: z.array(shapes.teamCard) }),
    },
    async ({ db }) => ({
      teams: await listTeams(db),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/templates',
      tag: 'desk',
      about: 'Ready answers',
      only: 'work_on_desk',
      answer: z.object({ templates: z.array(shapes.template) }),
    },
    async ({ db, actor }) => ({
      templates: await listTemplates(db, actor.teamIds),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/contracts',
      tag: 'desk',
      about: 'Contracts and agreements that one may see',
      only: 'work_on_desk',
      answer: z.object({ contracts: z.array(contractRow) }),
    },
    async ({ db, actor }) => ({
      contracts: await listContracts(db, actor),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/people/:id',
      tag: 'desk',
      about: 'A person, with his addresses where one may see them',
      only: 'work_on_desk',
      params: oneId,
      answer: personCard,
    },
    async ({ db, actor }, { params }) => {
      const person = await loadPerson(db, actor, params.id)
      if (!person) throw new Refusal('person.not-found')
      return { ...person, addresses: [...person.addresses] }
    },
  )
  look(
    app,
    house,
    {
      url: '/api/venues/:id',
      tag: 'desk',
      about: 'A venue, with its equipment where one may see it',
      only: 'work_on_desk',
      params: oneId,
      answer: venueCard,
    },
    async ({ db, actor }, { params }) => {
      const venue = await loadVenue(db, actor, params.id)
      if (!venue) throw new Refusal('venue.not-found')
      return { ...venue, equipment: venue.equipment.map(withoutAccess) }
    },
  )
  const venuesOf = z.object({ person: z.coerce.number().pipe(id).optional() })
  look(
    app,
    house,
    {
      url: '/api/my-venues',
      tag: 'portal',
      about: 'Venues one may file for, the last used first; for another person as a specialist',
      query: venuesOf,
      answer: shapes.myVenues,
    },
    ({ db, actor }, { query }) => {
      if (query.person !== undefined && !mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
      return listMyVenues(db, query.person ?? actor.personId)
    },
  )
  look(
    app,
    house,
    {
      url: '/api/my-venues/:id/equipment',
      tag: 'portal',
      about: 'Equipment of a venue one may file for, without the ways to reach it',
      params: oneId,
      answer: z.object({ equipment: z.array(equipmentRow) }),
    },
    async ({ db, actor }, { params }) => {
      const equipment = await listMyEquipment(db, actor.personId, params.id)
      if (!equipment) throw new Refusal('venue.not-found')
      return { equipment: equipment.map(withoutAccess) }
    },
  )
  drafts(app, house)
}

/** Outside a request nobody works there. */
function withoutAccess(equipment: ViewedEquipment) {
  return { ...equipment, remoteAccess: [] }
}

/** Drafts follow their author to another device. */
function drafts(app: App, house: House): void {
  const tag = 'drafts'
  const oneKey = z.object({ key: z.string().min(1).max(200) })
  const list = z.object({ drafts: z.array(shapes.draft) })
  look(
    app,
    house,
    { url: '/api/drafts', tag, about: 'Everything one has begun to write', answer: list },
    async ({ db, actor }) => ({
      drafts: await listDrafts(db, actor.personId),
    }),
  )
  const body = z.record(z.string(), z.unknown())
  act(
    app,
    house,
    'PUT',
    { url: '/api/drafts/:key', tag, about: 'Keep a draft', params: oneKey, body, answer: done },
    async (desk, { params, body: draft }) => {
      await keepDraft(desk, params.key, draft)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/drafts/:key', tag, about: 'Throw a draft away', params: oneKey, answer: done },
    async (desk, { params }) => {
      await deleteDraft(desk, params.key)
      return { done: true as const }
    },
  )
}
