import { useDeferredValue } from 'react'
import { OPEN } from '../../../../src/domain/ground/status.ts'
import { isMeant } from '../../../../src/domain/ground/transliteration.ts'
import { CHANNELS, PRIORITIES, STATUSES } from '../../../../src/domain/ground/words.ts'
import { placeName } from '../../../../src/domain/people/place-name.ts'
import { useLanguage, useSay } from '../../../language.ts'
import { useMe } from '../../../session.ts'
import { useContracts, useServices } from '../../panel/TermsDialog.tsx'
import type { Filters } from '../../queue/filters.ts'
import type { QueueAddress } from '../../queue/queue-address.ts'
import { showsEnded } from '../../queue/view-names.ts'
import { useTeams } from '../../request/AssigneeChoice.tsx'
import { useSearch } from '../../search/use-search.ts'
import type { Listed } from './filter-kinds.ts'

export interface FilterValue {
  readonly key: string
  readonly label: string
  /** A second, quieter word. */
  readonly note?: string | undefined
  readonly chosen: boolean
  /** What choosing it changes; of the one that holds, it takes the filter away. */
  readonly change: Partial<Filters>
}

/** Values by condition that the words mean; people and restaurants are found by the server. */
export function useFilterValues(address: QueueAddress, words: string) {
  const say = useSay()
  const me = useMe()
  const [language] = useLanguage()
  const asked = useDeferredValue(words.trim())
  const found = useSearch(asked)
  const teams = useTeams().data?.teams ?? []
  const services = useServices()
  const contracts = useContracts()
  const members = new Map(teams.flatMap((team) => team.members.map(({ id, name }) => [id, name] as const)))
  members.delete(me.id)
  const { people = [], venues = [] } = asked === '' ? {} : (found.data ?? {})

  const one = <Name extends keyof Filters>(name: Name, value: Filters[Name], label: string, note?: string) => {
    const chosen = address[name] === value
    const change = { [name]: chosen ? null : value } as Partial<Filters>
    return { key: `${name}-${value}`, label, note, chosen, change }
  }
  const specialists: FilterValue[] = [...members].map(([id, name]) => {
    const { change, ...value } = one('specialist', id, name)
    return { ...value, change: { ...change, mine: false } }
  })
  const mine = { key: 'mine', label: say('desk.filter.me'), note: me.name, chosen: address.mine }
  const local = {
    status: (showsEnded(address.view) ? STATUSES : OPEN).map((status) =>
      one('status', status, say(`status.${status}`)),
    ),
    priority: PRIORITIES.map((priority) => one('priority', priority, say(`priority.${priority}`))),
    specialist: [{ ...mine, change: { mine: !address.mine, specialist: null } }, ...specialists],
    channel: CHANNELS.map((channel) => one('channel', channel, say(`channel.${channel}`))),
    service: services.map(({ id, name }) => one('service', id, name[language])),
    contract: contracts.map(({ id, name, number }) => one('contract', id, name, `№${number}`)),
    team: teams.map(({ id, name }) => one('team', id, name)),
  }
  const values: Readonly<Record<Listed, readonly FilterValue[]>> = {
    ...local,
    ...Object.fromEntries(
      Object.entries(local).map(([kind, all]) => [
        kind,
        all.filter(({ label, note = '' }) => isMeant(`${label} ${note}`, words)),
      ]),
    ),
    contact: people.map(({ id, name, about }) => one('contact', id, name, about)),
    venue: venues.map(({ id, name, address: street, code }) =>
      one('venue', id, placeName({ name, address: street }), code),
    ),
  }
  return { values, isSearching: asked !== '' && (found.isPending || found.isPlaceholderData) }
}
