import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import { VenueDialog } from '../VenueDialog.tsx'
import { useMyVenues } from '../venues.ts'
import { type Filters, STATES } from './asked.ts'
import styles from './FilterBar.module.css'

/** Long enough to finish a word. */
const TYPED = 300

interface FilterBarProps {
  readonly filters: Filters
  readonly onChange: (change: Partial<Filters>, how?: 'push' | 'replace') => void
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  return (
    <search className={styles.bar}>
      <Words filters={filters} onChange={onChange} />
      <div className={styles.chips}>
        <States filters={filters} onChange={onChange} />
        <Venues filters={filters} onChange={onChange} />
      </div>
    </search>
  )
}

/** The address follows the words once they stand still. */
function Words({ filters, onChange }: FilterBarProps) {
  const label = useSay()('portal.filter.words')
  const [words, setWords] = useState(filters.words)
  useEffect(() => setWords(filters.words), [filters.words])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing moves the address
  useEffect(() => {
    if (words === filters.words) return
    const timer = setTimeout(() => onChange({ words }, 'replace'), TYPED)
    return () => clearTimeout(timer)
  }, [words])

  return (
    <div className={styles.words}>
      <Icon of={IconSearch} size={20} />
      <input
        type="search"
        className={fieldBox}
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </div>
  )
}

function States({ filters, onChange }: FilterBarProps) {
  const say = useSay()
  return (
    <Menu
      label={say('portal.filter.state')}
      position="bottom-start"
      trigger={(wiring) => (
        <button {...wiring} type="button" className={classes(styles.chip, styles.on)}>
          {say(`portal.filter.${filters.state}`)}
          <Icon of={IconChevronDown} />
        </button>
      )}
    >
      {STATES.map((state) => (
        <MenuItem key={state} chosen={state === filters.state} onChoose={() => onChange({ state })}>
          {say(`portal.filter.${state}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}

function Venues({ filters, onChange }: FilterBarProps) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const { data } = useMyVenues()
  const venues = data?.venues ?? []
  const venue = venues.find(({ id }) => id === filters.venue)
  if (venues.length < 2) return null
  return (
    <>
      <button type="button" className={classes(styles.chip, venue && styles.on)} onClick={() => setOpen(true)}>
        <span className="cut">{venue ? placeName(venue) : say('portal.filter.venue')}</span>
        <Icon of={IconChevronDown} />
      </button>
      <VenueDialog
        opened={isOpen}
        venues={venues}
        chosen={filters.venue}
        none={say('portal.filter.any-venue')}
        onChoose={(chosen) => onChange({ venue: chosen })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
