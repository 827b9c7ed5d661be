import { z } from 'zod'
import { line } from '../../contract/common.ts'
import { searchResult } from '../../contract/people/people.ts'
import { listRequests } from '../../db/request/request-list.ts'
import { searchPeople, searchVenues } from '../../db/request/search-view.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { inRussianLayout } from '../../domain/ground/keyboard-layout.ts'
import { venueOf } from '../../domain/people/place-name.ts'
import { meansOne, searchQuery } from '../../domain/request/search-query.ts'
import type { App, House } from '../server/context.ts'
import { type Look, look } from '../server/door.ts'

/** So many requests in all. */
const HITS = 20
const NONE = { items: [] }

export function search(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/search',
      tag: 'search',
      about: 'One box: number, phone, mail, restaurant, words; people and restaurants for who works on the desk',
      query: z.object({ q: line(200).min(1) }),
      answer: searchResult,
    },
    async (seen, { query: { q } }) => {
      const { db, actor } = seen
      // A customer knows his own places, and finds his requests: nothing else is looked through for him.
      const onDesk = mayOnDesk(actor, 'work_on_desk')
      const [requests, people, venues] = await Promise.all([
        foundRequests(seen, q),
        onDesk ? searchPeople(db, actor, q) : [],
        onDesk ? searchVenues(db, actor, q) : [],
      ])
      return { requests, people, venues, read: inRussianLayout(q) ?? q }
    },
  )
}

/** What a number or an address means comes first, requests that only contain the words behind it. */
async function foundRequests({ db, actor, now }: Look, q: string) {
  const [exact, worded] = await Promise.all([
    meansOne(searchQuery(q)) ? listRequests(db, actor, now, { exactly: q, sort: 'newest', limit: HITS }) : NONE,
    listRequests(db, actor, now, { q, sort: 'newest', limit: HITS }),
  ])
  const meant = new Set(exact.items.map(({ number }) => number))
  const found = [...exact.items, ...worded.items.filter(({ number }) => !meant.has(number))].slice(0, HITS)
  return found.map(({ number, subject, status, venue, contact }) => ({
    number,
    subject,
    status,
    venue: venueOf({ venue }),
    contact: contact.name,
  }))
}
