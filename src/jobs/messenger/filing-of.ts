import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import { listMyVenues } from '../../db/people/venues.ts'
import type { Draft } from '../../domain/messenger/dialogue.ts'
import type { Talk } from './talk.ts'

/** A draft with what decides its questions. */
export interface Filing {
  readonly draft: Draft
  readonly venues: readonly { readonly id: number; readonly name: string; readonly address: string }[]
  readonly service: Awaited<ReturnType<typeof loadPublishedService>>
}

export async function filingOf({ desk }: Talk, draft: Draft): Promise<Filing> {
  const { venues } = await listMyVenues(desk.tx, desk.actor.personId)
  const service = draft.serviceId === null ? null : await loadPublishedService(desk.tx, draft.serviceId, desk.actor)
  const [only] = venues
  const venueId = venues.length === 1 && only ? only.id : draft.venueId
  return { draft: { ...draft, venueId }, venues, service }
}
