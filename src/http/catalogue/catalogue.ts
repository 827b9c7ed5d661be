import { z } from 'zod'
import { draftService, redraftVersion } from '../../actions/catalogue/edit-service.ts'
import { moveVersion } from '../../actions/catalogue/move-version.ts'
import * as shapes from '../../contract/catalogue/catalogue.ts'
import { id, line } from '../../contract/common.ts'
import {
  listAnnouncements,
  listCatalogue,
  loadPublishedService,
  searchCatalogue,
} from '../../db/catalogue/catalogue.ts'
import { usesOf } from '../../db/catalogue/service-uses.ts'
import { listManagedServices, listVersions } from '../../db/catalogue/service-versions.ts'
import { iso } from '../../db/engine/moments.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'

const tag = 'catalogue'
const oneId = z.object({ id: z.coerce.number().pipe(id) })

/** The approved and published list of services, and how a version of one gets there. */
export function catalogue(app: App, house: House): void {
  look(
    app,
    house,
    { url: '/api/catalogue', tag, about: 'The published tree', answer: shapes.catalogue },
    async ({ db, actor }) => ({
      nodes: await listCatalogue(db, actor),
    }),
  )
  const words = z.object({ q: line(200).min(1) })
  look(
    app,
    house,
    {
      url: '/api/catalogue/search',
      tag,
      about: 'Services by a customer’s own words',
      query: words,
      answer: shapes.catalogue,
    },
    async ({ db, actor }, { query }) => ({
      nodes: await searchCatalogue(db, actor, query.q),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/catalogue/:id',
      tag,
      about: 'A published service with its form',
      params: oneId,
      answer: shapes.catalogueService,
    },
    async ({ db, actor }, { params }) => {
      const service = await loadPublishedService(db, params.id, actor)
      if (!service) throw new Refusal('service.not-found')
      return shapes.catalogueService.parse(service)
    },
  )
  const announcements = z.object({ announcements: z.array(shapes.announcement) })
  firstLook(
    app,
    house,
    { url: '/api/announcements', tag, about: 'Mass incidents and planned works', answer: announcements },
    async ({ db, actor, now }) => ({
      announcements: await listAnnouncements(db, actor, iso(now)),
    }),
  )

  const services = z.object({ services: z.array(shapes.managedService) })
  look(
    app,
    house,
    {
      url: '/api/services',
      tag,
      about: 'The whole catalogue, drafts and withdrawn services included',
      only: 'manage_catalogue',
      answer: services,
    },
    async ({ db }) => ({
      services: await listManagedServices(db),
    }),
  )

  const versions = z.object({ versions: z.array(shapes.serviceVersion) })
  look(
    app,
    house,
    {
      url: '/api/services/:id/versions',
      tag,
      about: 'All versions of a service',
      only: 'manage_catalogue',
      params: oneId,
      answer: versions,
    },
    async ({ db }, { params }) => ({
      versions: z.array(shapes.serviceVersion).parse(await listVersions(db, params.id)),
    }),
  )
  look(
    app,
    house,
    {
      url: '/api/services/:id/uses',
      tag,
      about: 'What leans on a service',
      only: 'manage_catalogue',
      params: oneId,
      answer: shapes.serviceUses,
    },
    async ({ db, actor, now }, { params }) => shapes.serviceUses.parse(await usesOf(db, { actor, now }, params.id)),
  )
  const made = z.object({ serviceId: id, versionId: id, version: z.int() })
  act(
    app,
    house,
    'POST',
    {
      url: '/api/services',
      tag,
      about: 'A new service, as a draft',
      only: 'manage_catalogue',
      body: shapes.newService,
      answer: made,
      status: 201,
    },
    (desk, { body }) =>
      draftService(desk, { place: { parentId: body.parentId, icon: body.icon ?? null }, draft: body.draft }),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/services/:id/versions',
      tag,
      about: 'A new draft of a service',
      only: 'manage_catalogue',
      params: oneId,
      body: shapes.serviceDraft,
      answer: made,
      status: 201,
    },
    (desk, { params, body }) => draftService(desk, { place: { serviceId: params.id }, draft: body }),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/service-versions/:id/revisions',
      tag,
      about: 'Change a draft in place',
      only: 'manage_catalogue',
      params: oneId,
      body: shapes.changedDraft,
      answer: made,
      status: 201,
    },
    (desk, { params, body }) => redraftVersion(desk, { versionId: params.id, ...body }),
  )
  const moved = z.object({ state: shapes.serviceVersion.shape.state })
  act(
    app,
    house,
    'POST',
    {
      url: '/api/service-versions/:id/moves',
      tag,
      about: 'Hand over, return, approve, publish or withdraw a version',
      only: 'manage_catalogue',
      params: oneId,
      body: shapes.serviceMove,
      answer: moved,
    },
    async (desk, { params, body: { at, ...body } }) => ({
      state: await moveVersion(desk, { versionId: params.id, ...body, at: at === undefined ? at : Date.parse(at) }),
    }),
  )
}
