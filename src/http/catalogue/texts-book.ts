import { z } from 'zod'
import { addAnnouncement, changeAnnouncement, endAnnouncement } from '../../actions/catalogue/change-announcement.ts'
import { addTemplate, changeTemplate, removeTemplate } from '../../actions/catalogue/change-template.ts'
import * as shapes from '../../contract/catalogue/texts-book.ts'
import { done, id, line } from '../../contract/common.ts'
import { listAnnouncementBook, listTemplateBook } from '../../db/catalogue/texts-book.ts'
import { searchVenues } from '../../db/request/search-view.ts'
import { findOrganisations } from '../../db/terms/contract-book.ts'
import { placeName } from '../../domain/people/place-name.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'catalogue', only: 'manage_catalogue' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })
const isDone = { done: true as const }

/** Ready answers, for whoever keeps them. */
export function templateBook(app: App, house: House): void {
  const url = '/api/templates'
  const list = z.object({ templates: z.array(shapes.keptTemplate) })
  look(
    app,
    house,
    { ...door, url: '/api/template-book', about: 'Every ready answer', answer: list },
    async ({ db }) => ({
      templates: await listTemplateBook(db),
    }),
  )
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'A ready answer', body: shapes.templateDraft, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addTemplate(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id`,
      about: 'Other words of a ready answer',
      params,
      body: shapes.changedTemplate,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await changeTemplate(desk, given.params.id, body.revision, body.draft)
      return isDone
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: `${url}/:id`, about: 'Take a ready answer away', params, answer: done },
    async (desk, given) => {
      await removeTemplate(desk, given.params.id)
      return isDone
    },
  )
}

/** What customers are told on the portal, all of them or some. */
export function announcementBook(app: App, house: House): void {
  const url = '/api/announcements'
  const list = z.object({ announcements: z.array(shapes.keptAnnouncement) })
  look(
    app,
    house,
    { ...door, url: '/api/announcement-book', about: 'Announcements, those that are over too', answer: list },
    async ({ db, actor, now }) => ({ announcements: await listAnnouncementBook(db, actor, now) }),
  )
  look(
    app,
    house,
    {
      ...door,
      url: '/api/audience-search',
      about: 'Organisations and restaurants that something may be for: the first few that fit',
      query: z.object({ q: line(100).min(1) }),
      answer: z.object({ items: z.array(shapes.namedCustomers) }),
    },
    async ({ db, actor }, { query: { q } }) => {
      const [organisations, venues] = await Promise.all([findOrganisations(db, q), searchVenues(db, actor, q)])
      return {
        items: [
          ...organisations.map(({ organisationId = null, name, code }) => ({
            organisationId,
            venueId: null,
            name,
            code,
          })),
          ...venues.slice(0, 8).map(({ id: venueId, name, address, code }) => ({
            organisationId: null,
            venueId,
            name: placeName({ name, address }),
            code,
          })),
        ],
      }
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'An announcement', body: shapes.announcementDraft, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addAnnouncement(desk, stateOf(body)) }),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id`,
      about: 'Other words or another term',
      params,
      body: shapes.changedAnnouncement,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await changeAnnouncement(desk, given.params.id, body.revision, stateOf(body.draft))
      return isDone
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/end`, about: 'It is over: nobody sees it any more', params, answer: done },
    async (desk, given) => {
      await endAnnouncement(desk, given.params.id)
      return isDone
    },
  )
}

function stateOf({ startsAt, endsAt, ...draft }: z.output<typeof shapes.announcementDraft>) {
  return { ...draft, startsAt: Date.parse(startsAt), endsAt: endsAt === null ? null : Date.parse(endsAt) }
}
