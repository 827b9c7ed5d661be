import type { SearchResult } from '../../../src/contract/people/people.ts'
import type { Status } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { paths } from '../../paths.ts'

export type Hit = { readonly key: string; readonly href: string; readonly title: string; readonly about: string } & (
  | {
      readonly kind: 'request'
      readonly number: number
      readonly status: Status
      /** It is open with the person or at the venue above it. */
      readonly isUnderCard?: boolean
    }
  | { readonly kind: 'person' | 'venue' }
)

export interface HitGroup {
  readonly kind: 'request' | 'person' | 'venue'
  readonly hits: readonly Hit[]
}

/**
 * What was found, in groups: people and venues with what is open there under each. `cardsFirst`: a phone or a mail means its
 * owner before anything that it stands in.
 */
export function groupsOf(found: SearchResult, cardsFirst: boolean): readonly HitGroup[] {
  const { requests, people, venues } = found
  const cards: readonly HitGroup[] = [
    {
      kind: 'person',
      hits: people.flatMap(({ id, name, about, open }) => [
        { kind: 'person', key: `p-${id}`, href: paths.deskCustomer(id), title: name, about },
        ...open.map((one) => underCard(`p-${id}`, one)),
      ]),
    },
    {
      kind: 'venue',
      hits: venues.flatMap(({ id, name, address, code, open }) => [
        { kind: 'venue', key: `v-${id}`, href: paths.deskVenue(id), title: placeName({ name, address }), about: code },
        ...open.map((one) => underCard(`v-${id}`, one)),
      ]),
    },
  ]
  const alone: HitGroup = {
    kind: 'request',
    hits: requests.map(({ number, subject, status, venue, contact }) => ({
      kind: 'request',
      key: `r-${number}`,
      href: paths.deskRequest(number),
      number,
      status,
      title: subject,
      about: [venue, contact].filter(Boolean).join(' · '),
    })),
  }
  return eachOnce(cardsFirst ? [...cards, alone] : [alone, ...cards]).filter(({ hits }) => hits.length > 0)
}

/** A request stands where it is found first. */
function eachOnce(groups: readonly HitGroup[]): readonly HitGroup[] {
  const told = new Set<number>()
  const isNew = (hit: Hit) => {
    if (hit.kind !== 'request') return true
    if (told.has(hit.number)) return false
    told.add(hit.number)
    return true
  }
  return groups.map(({ kind, hits }) => ({ kind, hits: hits.filter(isNew) }))
}

/** So many lines of each group where there is room for a glance only. */
const GLANCE = 6

/** The first of each group, as one list. */
export function glanceAt(groups: readonly HitGroup[]): readonly Hit[] {
  return groups.flatMap(({ hits }) => hits.slice(0, GLANCE))
}

type Open = SearchResult['people'][number]['open'][number]

function underCard(card: string, { number, subject, status }: Open): Hit {
  const href = paths.deskRequest(number)
  return {
    kind: 'request',
    key: `${card}-${number}`,
    href,
    number,
    status,
    title: subject,
    about: '',
    isUnderCard: true,
  }
}
