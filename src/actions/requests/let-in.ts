import type { Desk } from '../../db/desk.ts'
import { storyOf } from '../../db/request/story.ts'
import { insertWatchers } from '../../db/request/watchers.ts'
import { cameByOffer, cameWith } from '../../domain/request/duplicates.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'

/** What the history tells of somebody who is let in. */
export type Entry = (personId: number) => Extract<RequestEvent, { type: 'request.watcher-added' | 'request.mentioned' }>

export const byHand: Entry = (personId) => ({ type: 'request.watcher-added', data: { personId } })

/**
 * The one way to become a watcher, who reads the request; resolves with what the history is to tell. Whoever watches already is
 * told of only when a duplicate or an offer had brought him: from now on he stays when that is none any more.
 */
export async function letIn(
  desk: Desk,
  request: ServiceRequest,
  people: ReadonlySet<number>,
  entry: Entry,
): Promise<RequestEvent[]> {
  const added = await insertWatchers(desk, request.number, people)
  const story = added.size < people.size ? await storyOf(desk.tx, request.number) : []
  const told = [...people].filter(
    (personId) => added.has(personId) || cameWith(story, personId) !== null || cameByOffer(story, personId),
  )
  return told.map(entry)
}
