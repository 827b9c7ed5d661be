import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { NamedCustomers } from '../../../src/contract/catalogue/texts-book.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Group } from '../../ui/Group.tsx'
import { CustomerSearch, iconOf } from '../contracts/CustomerSearch.tsx'
import styles from './Wording.module.css'

interface AudienceFieldProps {
  readonly hint: string
  readonly customers: readonly NamedCustomers[]
  readonly onChange: (customers: readonly NamedCustomers[]) => void
}

/** Whose customers something is for: restaurants, or all that an organisation owns or serves; nobody named is everybody. */
export function AudienceField({ hint, customers, onChange }: AudienceFieldProps) {
  const say = useSay()
  const without = (one: NamedCustomers) => customers.filter((other) => keyOf(other) !== keyOf(one))
  return (
    <Group
      label={say('admin.audience')}
      hint={hint}
      aside={
        <CustomerSearch
          label={say('admin.audience.add')}
          search={useAudienceSearch}
          onChoose={({ organisationId = null, venueId = null, name, code }) => {
            const one = { organisationId, venueId, name, code }
            onChange([...without(one), one])
          }}
        />
      }
    >
      <div className={styles.audience}>
        {customers.length === 0 && <span className="muted">{say('admin.audience.everybody')}</span>}
        {customers.map((one) => (
          <Chip
            key={keyOf(one)}
            removable
            icon={iconOf(coveredBy(one))}
            label={say('admin.audience.remove', { name: one.name ?? say('admin.audience.hidden') })}
            onPress={() => onChange(without(one))}
          >
            {one.name ?? say('admin.audience.hidden')}
          </Chip>
        ))}
      </div>
    </Group>
  )
}

function useAudienceSearch(words: string) {
  return useQuery({
    queryKey: ['audience-search', words],
    queryFn: ({ signal }) =>
      get<{ readonly items: readonly NamedCustomers[] }>(
        `/api/audience-search?${new URLSearchParams({ q: words })}`,
        signal,
      ),
    select: ({ items }) => items.map(coveredBy),
    enabled: words.trim().length > 1,
    placeholderData: keepPreviousData,
  })
}

function coveredBy({ organisationId, venueId, name, code }: NamedCustomers) {
  return {
    ...(organisationId !== null && { organisationId }),
    ...(venueId !== null && { venueId }),
    name: name ?? '',
    code,
    venues: null,
  }
}

function keyOf({ organisationId, venueId }: NamedCustomers): string {
  return `${organisationId} ${venueId}`
}
