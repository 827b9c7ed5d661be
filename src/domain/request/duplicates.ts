import type { PastEvent, RequestEvent } from './events.ts'

/** The duplicate that somebody came with, out of the history of the main request; null when he was let in by himself. */
export function cameWith(story: readonly RequestEvent[], personId: number): number | null {
  const last = lastOf(story, personId)
  const comes = last?.type === 'request.watcher-added' || last?.type === 'request.copied'
  return comes ? (last.data.with ?? null) : null
}

/** Whom this duplicate brought to the main request, and nobody has let in or taken away since. */
export function broughtBy(story: readonly RequestEvent[], duplicate: number): number[] {
  const people = story.flatMap((event) => (comesOrGoes(event) ? [event.data.personId] : []))
  return [...new Set(people)].filter((personId) => cameWith(story, personId) === duplicate)
}

/** Whether somebody came because the request was offered to him, and nobody has let him in or taken him away since. */
export function cameByOffer(story: readonly PastEvent[], personId: number): boolean {
  const last = lastOf(story, personId)
  if (last?.type !== 'request.watcher-added') return false
  return story.some(
    (event) => event.type === 'request.handed-over' && event.change === last.change && event.data.personId === personId,
  )
}

function lastOf<Event extends RequestEvent>(story: readonly Event[], personId: number) {
  return story.filter(comesOrGoes<Event>).findLast((event) => event.data.personId === personId)
}

const COMES_OR_GOES = [
  'request.watcher-added',
  'request.watcher-removed',
  'request.mentioned',
  'request.copied',
] as const satisfies readonly RequestEvent['type'][]

type ComesOrGoes = Extract<RequestEvent, { type: (typeof COMES_OR_GOES)[number] }>

function comesOrGoes<Event extends RequestEvent>(event: Event): event is Event & ComesOrGoes {
  return COMES_OR_GOES.some((type) => type === event.type)
}
