import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { CustomerPlace } from '../../../src/contract/customers/customers.ts'
import { CUSTOMER_ROLES, type CustomerRole, isOfDealer } from '../../../src/domain/people/customer.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Group } from '../../ui/Group.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { type Found, PickOne } from './PickOne.tsx'
import { findDealers, findOrganisations, findVenues } from './picks.ts'
import styles from './RemoteList.module.css'

export interface TypedPlace extends CustomerPlace {
  /** The organisation or venue by name. */
  readonly where: string
}

interface CustomerPlacesProps {
  readonly places: readonly TypedPlace[]
  readonly error: string | undefined
  readonly onChange: (places: readonly TypedPlace[]) => void
}

/** What a person is as a customer, and where. */
export function CustomerPlaces({ places, error, onChange }: CustomerPlacesProps) {
  const say = useSay()
  return (
    <Group label={say('admin.person.places')} error={error}>
      {places.length === 0 && <p className="muted">{say('admin.person.places.none')}</p>}
      <ul className={styles.lines}>
        {places.map((place) => {
          const role = say(`admin.person.role.${place.role}`)
          return (
            <li key={`${place.role} ${place.organisationId} ${place.venueId}`}>
              <span>
                {role} <span className={styles.quiet}>{place.where}</span>
                {place.withSubDealers && <span className={styles.quiet}> {say('admin.person.place.below')}</span>}
              </span>
              <IconButton
                icon={IconX}
                label={say('admin.person.place.take', { role, where: place.where })}
                onClick={() => onChange(places.filter((one) => one !== place))}
              />
            </li>
          )
        })}
      </ul>
      <Another onAdd={(place) => onChange([...places.filter((one) => !isSame(one, place)), place])} />
    </Group>
  )
}

interface Where extends Found {
  readonly isVenue: boolean
  /** Ids of organisations and venues are counted apart. */
  readonly own: number
}

function Another({ onAdd }: { readonly onAdd: (place: TypedPlace) => void }) {
  const say = useSay()
  const [role, setRole] = useState<CustomerRole>('customer_user')
  const [where, setWhere] = useState<Where | null>(null)
  const [withSubDealers, setWithSubDealers] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const change = (next: CustomerRole) => {
    if (isOfDealer(next) !== isOfDealer(role)) setWhere(null)
    setRole(next)
  }
  const add = () => {
    setMissing(where === null)
    if (!where) return
    onAdd({
      role,
      organisationId: where.isVenue ? null : where.own,
      venueId: where.isVenue ? where.own : null,
      withSubDealers: isOfDealer(role) && withSubDealers,
      where: where.name,
    })
    setWhere(null)
  }
  return (
    <>
      <div className={styles.place}>
        <Select
          label={say('admin.person.place.role')}
          placeholder={say('admin.choose')}
          options={CUSTOMER_ROLES.map((value) => ({ value, label: say(`admin.person.role.${value}`) }))}
          value={role}
          onChange={change}
        />
        <PickOne<Where>
          label={say('admin.person.place.where')}
          name={isOfDealer(role) ? 'dealer-place' : 'owner-place'}
          find={(words, signal) => placesFor(role, words, signal)}
          value={where}
          onChange={setWhere}
          error={isMissing && where === null && say('admin.person.place.where.missing')}
        />
        <Button onClick={add}>{say('admin.person.place.add')}</Button>
      </div>
      {isOfDealer(role) && (
        <Check label={say('admin.person.place.below')} on={withSubDealers} onChange={setWithSubDealers} />
      )}
    </>
  )
}

async function placesFor(role: CustomerRole, words: string, signal: AbortSignal): Promise<readonly Where[]> {
  const asOrganisation = ({ id, ...one }: Found): Where => ({ ...one, id, own: id, isVenue: false })
  if (isOfDealer(role)) return (await findDealers(words, signal)).map(asOrganisation)
  const [owners, venues] = await Promise.all([
    findOrganisations(words, signal, (kind) => kind === 'corporation'),
    findVenues(words, signal),
  ])
  return [
    ...owners.map(asOrganisation),
    ...venues.map(({ id, ...one }): Where => ({ ...one, id: -id, own: id, isVenue: true })),
  ]
}

function isSame(one: CustomerPlace, other: CustomerPlace): boolean {
  return one.role === other.role && one.organisationId === other.organisationId && one.venueId === other.venueId
}
