import { IconArrowsSort, IconMenu2 } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { ROOM_FOR_VIEWS, useFolded, useRoomFor } from '../panes.ts'
import { type QueueAddress, SORTS } from '../queue/queue-address.ts'
import { useQueueTitle } from '../queue/queue-title.ts'
import { useViews } from '../queue/use-views.ts'
import { Views } from '../queue/Views.tsx'
import styles from './RequestList.module.css'

/** What is listed, how many there are, in which order. */
export function ListHead({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const formats = useFormats()
  const title = useQueueTitle(address)
  const { data } = useViews()
  const [viewsFolded] = useFolded('views')
  const roomForViews = useRoomFor(ROOM_FOR_VIEWS)
  const count =
    address.team === null
      ? data?.views.find(({ name }) => name === address.view)?.count
      : data?.teams.find(({ id }) => id === address.team)?.count
  const Heading = address.number === null ? 'h1' : 'h2'
  const sortLabel = say('desk.sort.label', { order: say(`desk.sort.${address.sort}`) })
  return (
    <div className={styles.head}>
      {(viewsFolded || !roomForViews) && (
        <Popover
          // Another view closes the sheet it was chosen from.
          key={`${address.view} ${address.team}`}
          label={say('desk.views')}
          position="bottom-start"
          className={styles.drawer}
          trigger={(wiring) => <IconButton {...wiring} icon={IconMenu2} size={16} label={say('desk.views')} />}
        >
          <Views />
        </Popover>
      )}
      <Heading className="cut">
        {title}
        {count !== undefined && !address.isFiltered && <span className={styles.count}> {formats.number(count)}</span>}
      </Heading>
      <span className="grow" />
      <Menu
        label={sortLabel}
        trigger={(wiring) => <IconButton {...wiring} icon={IconArrowsSort} size={16} label={sortLabel} />}
      >
        {SORTS.map((sort) => (
          <MenuItem key={sort} chosen={sort === address.sort} onChoose={() => address.change({ sort })}>
            {say(`desk.sort.${sort}`)}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
