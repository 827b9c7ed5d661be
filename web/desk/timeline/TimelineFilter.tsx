import { IconFilter } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { FILTERS, type Filter } from './entries.ts'
import styles from './Timeline.module.css'

interface TimelineFilterProps {
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** Everything, the words alone, the notes alone, or the history alone. */
export function TimelineFilter({ filter, onFilter }: TimelineFilterProps) {
  const say = useSay()
  return (
    <Menu
      label={say('desk.timeline.filter')}
      trigger={(wiring) => (
        <IconButton
          {...wiring}
          icon={IconFilter}
          size={16}
          className={styles.filter}
          data-on={filter !== 'all' || undefined}
          label={say('desk.timeline.shown', { what: say(`desk.timeline.${filter}`) })}
        />
      )}
    >
      {FILTERS.map((one) => (
        <MenuItem key={one} chosen={one === filter} onChoose={() => onFilter(one)}>
          {say(`desk.timeline.${one}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
