import { z } from 'zod'
import {
  addOrganisation,
  archiveOrganisation,
  changeOrganisation,
  returnOrganisation,
} from '../../actions/customers/keep-organisation.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/organisations.ts'
import type { Db } from '../../db/engine/database.ts'
import { dealerRoots, leavesOf, ownersUnder, underDealer, withoutDealer } from '../../db/people/organisation-tree.ts'
import { contractsOf, countOf, findOrganisation, listOrganisations } from '../../db/people/organisations.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'customers', only: 'administer' } as const
const url = '/api/organisations'
const params = z.object({ id: z.coerce.number().pipe(id) })

/** Dealers, corporations and their tree, as administrators keep them. */
export function organisations(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'Organisations by name', query: shapes.organisationQuery, answer: shapes.organisationPage },
    ({ db }, { query }) => listOrganisations(db, query),
  )
  look(
    app,
    house,
    {
      ...door,
      url: '/api/organisation-tree',
      about: 'One place of the tree: who stands there, and how many venues each has',
      query: shapes.treeQuery,
      answer: shapes.tree,
    },
    ({ db }, { query }) => treeAt(db, query),
  )
  look(
    app,
    house,
    { ...door, url: `${url}/:id`, about: 'An organisation', params, answer: shapes.organisationCard },
    async ({ db }, given) => cardOf(db, given.params.id),
  )
  changes(app, house)
}

function changes(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url,
      about: 'A new organisation',
      body: shapes.organisation,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body }) => ({ id: await addOrganisation(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:id`, about: 'Change it', params, body: shapes.organisationChange, answer: done },
    async (desk, { body, ...given }) => {
      await changeOrganisation(desk, given.params.id, body)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/archiving`, about: 'Put it into the archive', params, answer: done },
    async (desk, given) => {
      await archiveOrganisation(desk, given.params.id)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/return`, about: 'Take it back from the archive', params, answer: done },
    async (desk, given) => {
      await returnOrganisation(desk, given.params.id)
      return { done: true as const }
    },
  )
}

async function cardOf(db: Db, one: number) {
  const found = await findOrganisation(db, one)
  if (!found) throw new Refusal('organisation.not-found')
  const { id: own, parent, personalSpecialist, archivedAt, ...organisation } = found
  const [counts, contracts] = await Promise.all([countOf(db, one), contractsOf(db, one)])
  const domains = [...organisation.domains]
  return {
    id: own,
    organisation: { ...organisation, domains },
    parent,
    personalSpecialist,
    archivedAt,
    contracts,
    counts,
  }
}

async function treeAt(db: Db, { reading, under }: z.output<typeof shapes.treeQuery>) {
  const [place, corporation] = (under ?? '').split('.')
  if (reading === 'owners') {
    const parent = place === '' || place === undefined ? null : Number(place)
    return {
      branches: await ownersUnder(db, parent),
      leaves: parent === null ? [] : await leavesOf(db, parent, null),
      withoutDealer: null,
    }
  }
  if (place === '' || place === undefined) return { ...(await dealerRoots(db)), leaves: [] }
  const dealer = place === 'none' ? 0 : Number(place)
  if (corporation !== undefined) {
    return { branches: [], leaves: await leavesOf(db, Number(corporation), dealer), withoutDealer: null }
  }
  return {
    branches: dealer === 0 ? await withoutDealer(db) : await underDealer(db, dealer),
    leaves: [],
    withoutDealer: null,
  }
}
