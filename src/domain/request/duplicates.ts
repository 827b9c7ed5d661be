import type { RequestEvent } from './events.ts'

/** The duplicate that somebody came with, out of the history of the main request; null when he was let in by himself. */
export function cameWith(story: readonly RequestEvent[], personId: number): number | null {
  const last = story.findLast((event) => comesOrGoes(event) && event.data.personId === personId)
  const comes = last?.type === 'request.watcher-added' || last?.type === 'request.copied'
  return comes ? (last.data.with ?? null) : null
}

/** Whom this duplicate brought to the main request, and nobody has let in or taken away since. */
export function broughtBy(story: readonly RequestEvent[], duplicate: number): number[] {
  const people = story.flatMap((event) => (comesOrGoes(event) ? [event.data.personId] : []))
  return [...new Set(people)].filter((personId) => cameWith(story, personId) === duplicate)
}

const COMES_OR_GOES = [
  'request.watcher-added',
  'request.watcher-removed',
  'request.mentioned',
  'request.copied',
] as const satisfies readonly RequestEvent['type'][]

type ComesOrGoes = Extract<RequestEvent, { type: (typeof COMES_OR_GOES)[number] }>

function comesOrGoes(event: RequestEvent): event is ComesOrGoes {
  return COMES_OR_GOES.some((type) => type === event.type)
}
