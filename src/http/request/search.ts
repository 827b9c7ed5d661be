import { z } from 'zod'
import { line } from '../../contract/common.ts'
import { searchResult } from '../../contract/people/people.ts'
import { searchPeople, searchRequests, searchVenues } from '../../db/request/search-view.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { inRussianLayout } from '../../domain/ground/keyboard-layout.ts'
import { venueOf } from '../../domain/people/place-name.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

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
    async ({ db, actor }, { query: { q } }) => {
      // A customer knows his own places, and finds his requests: nothing else is looked through for him.
      const onDesk = mayOnDesk(actor, 'work_on_desk')
      const [requests, people, venues] = await Promise.all([
        searchRequests(db, actor, q),
        onDesk ? searchPeople(db, actor, q) : [],
        onDesk ? searchVenues(db, actor, q) : [],
      ])
      return {
        requests: requests.map((found) => ({ ...found, venue: venueOf(found) })),
        people,
        venues,
        read: inRussianLayout(q) ?? q,
      }
    },
  )
}
