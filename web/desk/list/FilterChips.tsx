import { IconPlus } from '@tabler/icons-react'
import { OPEN } from '../../../src/domain/ground/status.ts'
import { PRIORITIES } from '../../../src/domain/ground/words.ts'
import { useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { Chip, chipClass } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem, MenuTitle } from '../../ui/Menu.tsx'
import type { QueueAddress } from '../queue/queue-address.ts'
import styles from './FilterChips.module.css'

/** Quick filters: each chosen one is a chip that goes away with a press. */
export function FilterChips({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const { teams } = useMe()
  const { view, status, priority, team, mine, change } = address
  const chosenTeam = view === 'open' ? undefined : teams.find(({ id }) => id === team)
  return (
    <div className={styles.chips}>
      {mine && (
        <Chip on removable onPress={() => change({ mine: false })}>
          {say('desk.filter.mine')}
        </Chip>
      )}
      {status && (
        <Chip on removable onPress={() => change({ status: null })}>
          {say(`status.${status}`)}
        </Chip>
      )}
      {priority && (
        <Chip on removable onPress={() => change({ priority: null })}>
          {say('desk.filter.priority', { priority })}
        </Chip>
      )}
      {chosenTeam && (
        <Chip on removable onPress={() => change({ team: null })}>
          {chosenTeam.name}
        </Chip>
      )}
      <Menu
        label={say('desk.filter')}
        position="bottom-start"
        trigger={(wiring) => (
          <button {...wiring} type="button" className={chipClass}>
            <Icon of={IconPlus} size={14} />
            {say('desk.filter')}
          </button>
        )}
      >
        {view !== 'mine' && (
          <MenuItem chosen={mine} onChoose={() => change({ mine: !mine })}>
            {say('desk.filter.mine')}
          </MenuItem>
        )}
        <MenuTitle>{say('desk.filter.status')}</MenuTitle>
        {OPEN.map((one) => (
          <MenuItem key={one} chosen={one === status} onChoose={() => change({ status: one === status ? null : one })}>
            {say(`status.${one}`)}
          </MenuItem>
        ))}
        <MenuTitle>{say('desk.filter.priorities')}</MenuTitle>
        {PRIORITIES.map((one) => (
          <MenuItem
            key={one}
            chosen={one === priority}
            onChoose={() => change({ priority: one === priority ? null : one })}
          >
            {say(`priority.${one}`)}
          </MenuItem>
        ))}
        {teams.length > 0 && <MenuTitle>{say('desk.filter.team')}</MenuTitle>}
        {teams.map(({ id, name }) => (
          <MenuItem key={id} chosen={id === team} onChoose={() => change({ team: id === team ? null : id })}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
