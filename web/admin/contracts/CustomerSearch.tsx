import { IconBuilding, IconBuildingStore, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import type { Covered } from '../../../src/contract/terms/contract-book.ts'
import { useSay } from '../../language.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import panes from '../terms/Panes.module.css'
import styles from './Contracts.module.css'
import { customerKey, useCustomerSearch } from './contracts.ts'

interface CustomerSearchProps {
  readonly label: string
  /** Which of them may be taken. */
  readonly of?: (hit: Covered) => boolean
  readonly onChoose: (hit: Covered) => void
  /** Whom it finds; not given: everybody whom a contract may cover. */
  readonly search?: typeof useCustomerSearch
}

/** Finds an organisation, a restaurant or a person by a few letters; the list is never all of them. */
export function CustomerSearch({
  label,
  of = () => true,
  onChoose,
  search: useHits = useCustomerSearch,
}: CustomerSearchProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const { data: hits = [], isFetching } = useHits(words)
  const shown = words.trim().length > 1 ? hits.filter(of) : []
  return (
    <Popover
      label={label}
      position="bottom-end"
      trigger={(wiring) => (
        <button type="button" {...wiring} className={panes.plain}>
          {label}
        </button>
      )}
    >
      {(close) => (
        <div className={styles.find}>
          <input
            className={fieldBox}
            aria-label={say('admin.contracts.customers.find')}
            placeholder={say('admin.contracts.customers.find')}
            autoComplete="off"
            maxLength={100}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <ul className={styles.hits} aria-label={say('admin.contracts.customers.found')} aria-busy={isFetching}>
            {shown.map((hit) => (
              <li key={customerKey(hit)}>
                <button
                  type="button"
                  className={styles.hit}
                  onClick={() => {
                    onChoose(hit)
                    setWords('')
                    close()
                  }}
                >
                  <Icon of={iconOf(hit)} size={16} />
                  <span className="cut">{hit.name}</span>
                  {hit.code && <small>{hit.code}</small>}
                </button>
              </li>
            ))}
          </ul>
          {words.trim().length > 1 && !isFetching && shown.length === 0 && (
            <p role="status">{say('admin.contracts.customers.nothing')}</p>
          )}
        </div>
      )}
    </Popover>
  )
}

export function iconOf({ organisationId, venueId }: Covered): IconShape {
  if (organisationId !== undefined) return IconBuilding
  return venueId === undefined ? IconUser : IconBuildingStore
}
