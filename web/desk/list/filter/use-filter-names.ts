import { placeName } from '../../../../src/domain/people/place-name.ts'
import { useLanguage, useSay } from '../../../language.ts'
import { usePersonCard, useVenueCard } from '../../card/use-cards.ts'
import { useContracts, useServices } from '../../panel/TermsDialog.tsx'
import type { QueueAddress } from '../../queue/queue-address.ts'
import { useTeams } from '../../request/AssigneeChoice.tsx'

/** What the ids of an address are called; what the person may not see says so, what is on its way says nothing yet. */
export function useFilterNames({ specialist, contact, venue, service, contract, team }: QueueAddress) {
  const say = useSay()
  const [language] = useLanguage()
  const teams = useTeams(specialist !== null || team !== null)
  const person = usePersonCard(contact)
  const place = useVenueCard(venue)
  const services = useServices(service !== null)
  const contracts = useContracts(contract !== null)
  const unseen = say('desk.filter.unseen')
  const all = teams.data?.teams
  const members = all?.flatMap((one) => one.members)
  return {
    specialist: members && (members.find(({ id }) => id === specialist)?.name ?? unseen),
    team: all && (all.find(({ id }) => id === team)?.name ?? unseen),
    contact: person.isError ? unseen : person.data?.name,
    venue: place.isError ? unseen : place.data && placeName(place.data),
    service: services.length === 0 ? undefined : (services.find(({ id }) => id === service)?.name[language] ?? unseen),
    contract: contracts.length === 0 ? undefined : (contracts.find(({ id }) => id === contract)?.name ?? unseen),
  }
}
