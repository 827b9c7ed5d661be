import { IconArrowsSort, IconMenu2, IconPlayerTrackNext } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { ROOM_FOR_VIEWS, useFolded, useRoomFor } from '../panes.ts'
import { sortsOf } from '../queue/filters.ts'
import type { QueueAddress } from '../queue/queue-address.ts'
import { useQueueTitle } from '../queue/queue-title.ts'
import { useTakeNext } from '../queue/use-take-next.ts'
import { useViews } from '../queue/use-views.ts'
import { Views } from '../queue/Views.tsx'
import { isCountedApart } from '../queue/view-names.ts'
import { SHORTCUTS, useShortcuts } from '../shortcuts.ts'
import styles from './RequestList.module.css'
import { useCount } from './use-count.ts'

/** What is listed, how many there are, in which order. */
export function ListHead({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const title = useQueueTitle(address)
  const { data } = useViews()
  const [viewsFolded] = useFolded('views')
  const roomForViews = useRoomFor(ROOM_FOR_VIEWS)
  const held =
    address.team === null
      ? data?.views.find(({ name }) => name === address.view)
      : data?.teams.find(({ id }) => id === address.team)
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
        <ListCount address={address} all={held} />
      </Heading>
      <Found address={address} />
      <span className="grow" />
      <TakeNext address={address} />
      <Menu
        label={sortLabel}
        trigger={(wiring) => <IconButton {...wiring} icon={IconArrowsSort} size={16} label={sortLabel} />}
      >
        {sortsOf(address.view).map((sort) => (
          <MenuItem key={sort} chosen={sort === address.sort} onChoose={() => address.change({ sort })}>
            {say(`desk.sort.${sort}`)}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}

function TakeNext({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const { isPending, takeNext } = useTakeNext(address.open)
  useShortcuts({ takeNext })
  return (
    <IconButton
      icon={IconPlayerTrackNext}
      size={16}
      label={say('desk.take-next')}
      data-tip={`${say('desk.take-next')}  ${SHORTCUTS.takeNext.shown}`}
      aria-disabled={isPending || undefined}
      onClick={takeNext}
    />
  )
}

interface ListCountProps {
  readonly address: QueueAddress
  /** How many the view holds without filters, where that is counted. */
  readonly all: { readonly count: number; readonly more?: boolean } | undefined
}

/** «187», under filters «23 из 187». */
function ListCount({ address, all }: ListCountProps) {
  const say = useSay()
  const formats = useFormats()
  const isCounted = address.isFiltered || isCountedApart(address.view)
  const { data } = useCount(address.question, isCounted)
  const told = ({ count, more }: { readonly count: number; readonly more?: boolean }) =>
    more ? say('desk.filter.more-than', { count: formats.number(count) }) : formats.number(count)
  if (!isCounted) return all !== undefined && <span className={styles.count}> {told(all)}</span>
  if (!data) return null
  return (
    <span className={styles.count}>
      {' '}
      {all === undefined || all.more
        ? told(data)
        : say('desk.filter.of', { count: told(data), all: formats.number(all.count) })}
    </span>
  )
}

/** Says to who does not see it what a change of the filters has brought. */
function Found({ address }: { readonly address: QueueAddress }) {
  const say = useSay()
  const formats = useFormats()
  const { data, isOfNow } = useCount(address.question, address.isFiltered)
  const count = data?.count ?? 0
  return (
    <VisuallyHidden>
      <span role="status">
        {address.isFiltered &&
          data &&
          isOfNow &&
          (data.more
            ? say('desk.filter.found.more', { count: formats.number(count) })
            : say('desk.filter.found', { count }))}
      </span>
    </VisuallyHidden>
  )
}
