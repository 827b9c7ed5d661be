import type { SearchResult } from '../../../src/contract/people/people.ts'
import type { Status } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { paths } from '../../paths.ts'

export type Hit = { readonly key: string; readonly href: string; readonly title: string; readonly about: string } & (
  | { readonly kind: 'request'; readonly number: number; readonly status: Status }
  | { readonly kind: 'person' | 'venue' }
)

/** What was found as one list: requests, then people, then venues. A person and a venue lead to their requests. */
export function hitsOf({ requests, people, venues }: SearchResult): readonly Hit[] {
  return [
    ...requests.map(({ number, subject, status, venue, contact }) => ({
      kind: 'request' as const,
      key: `r-${number}`,
      href: paths.deskRequest(number),
      number,
      status,
      title: subject,
      about: [venue, contact].filter(Boolean).join(' · '),
    })),
    ...people.map(({ id, name, about }) => ({
      kind: 'person' as const,
      key: `p-${id}`,
      href: `${paths.deskNew}?person=${id}`,
      title: name,
      about,
    })),
    ...venues.map(({ id, name, address, code }) => ({
      kind: 'venue' as const,
      key: `v-${id}`,
      href: `${paths.deskSearch(code)}&venue=${id}`,
      title: placeName({ name, address }),
      about: code,
    })),
  ]
}
