import { paths } from '../paths.ts'

/** The place that a label names: a venue, and what stands there. Whether somebody may file for it, his own list of places says. */
export interface LabelledPlace {
  readonly venue: number
  readonly device: number | null
}

/** In the query of an address; null: it names no place. */
export function placeInCode(search: string): LabelledPlace | null {
  const query = new URLSearchParams(search)
  const venue = idIn(query.get('venue'))
  return venue === null ? null : { venue, device: idIn(query.get('device')) }
}

/** What a code means that a camera has read: a place of this installation; else why not. */
export function labelIn(text: string, origin: string): LabelledPlace | { readonly why: 'foreign' | 'other' } {
  if (!URL.canParse(text)) return { why: 'other' }
  const read = new URL(text)
  const place = placeInCode(read.search)
  if (read.pathname !== paths.newRequest() || !place) return { why: 'other' }
  return read.origin === origin ? place : { why: 'foreign' }
}

function idIn(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
