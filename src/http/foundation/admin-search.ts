import { adminSearch as answer, adminSearchQuestion as query } from '../../contract/people/admin-search.ts'
import { findOrganisations, findServices, findSpecialists, findTeams } from '../../db/foundation/admin-search.ts'
import { searchPeople, searchVenues } from '../../db/request/search-view.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'

/** What the search box of administration finds besides its own pages. */
export function adminSearch(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/admin-search',
      tag: 'search',
      only: 'manage_catalogue',
      about: 'Services, teams, people of the support, customers and venues, for who may change them',
      query,
      answer,
    },
    async ({ db, actor }, { query: { q } }) => {
      const administers = mayOnDesk(actor, 'administer')
      const [services, teams, specialists, organisations, people, venues] = await Promise.all([
        findServices(db, q),
        administers ? findTeams(db, q) : [],
        administers ? findSpecialists(db, q) : [],
        administers ? findOrganisations(db, q) : [],
        administers ? searchPeople(db, actor, q) : [],
        administers ? searchVenues(db, actor, q) : [],
      ])
      const staff = new Set(specialists.map(({ id }) => id))
      return {
        ...{ services, teams, specialists, organisations },
        people: people.filter(({ id }) => !staff.has(id)).map(({ open: _, ...person }) => person),
        venues: venues.map(({ open: _, ...venue }) => venue),
      }
    },
  )
}
