import { IconArrowUp, IconRefresh } from '@tabler/icons-react'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isDrawn } from '../../drawing.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { ROOM_FOR_RAIL, useRoomFor } from '../panes.ts'
import type { QueueAddress } from '../queue/queue-address.ts'
import { EmptyView } from './EmptyView.tsx'
import { ROW } from './kept-places.ts'
import styles from './RequestList.module.css'
import { Row } from './Row.tsx'
import { TelephoneRow } from './telephone/TelephoneRow.tsx'
import { useAskedMove } from './telephone/use-asked-move.tsx'
import { useUncovered } from './telephone/use-uncovered.ts'
import { useKeptPlace, useReturn } from './use-kept-place.ts'
import { useNextAhead } from './use-next-ahead.ts'
import { useKeptDrafts, useRequests } from './use-requests.ts'
import { useSteadyRows } from './use-steady-rows.ts'
import { useWalk } from './use-walk.ts'

/** Pixels that most windows have less of, where there is none to be measured. */
const TALL = 1080

interface RowsProps {
  readonly address: QueueAddress
  readonly filters: ReactNode
}

/** The rows themselves: only those in sight are on the page, the next ones are fetched on the way to them. */
export function Rows({ address, filters }: RowsProps) {
  const say = useSay()
  const list = useRequests(address.question)
  const drafts = useKeptDrafts()
  const scroller = useRef<HTMLDivElement>(null)
  const [isPointed, setPointed] = useState(false)
  const fresh = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data])
  const { rows, arrivals, isStale, settle } = useSteadyRows(fresh, address.number, isPointed)
  useNextAhead(rows, address.number)
  const pointed = useRef(0)
  const kept = useKeptPlace()
  const isTelephone = !useRoomFor(ROOM_FOR_RAIL)
  const height = isTelephone ? ROW.telephone : ROW.wide
  const uncovered = useUncovered(scroller)
  const { ask, dialog } = useAskedMove()
  const doing = { open: address.open, write: address.write, ask }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (place) => rows[place]?.number ?? place,
    overscan: 8,
    initialRect: { width: 0, height: isDrawn() ? TALL : 0 },
    rangeExtractor: (range) => withPointed(range, pointed.current),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => virtual.measure(), [height])
  const items = virtual.getVirtualItems()
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 10
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage])

  const { place, onKeyDown, onFocus } = useWalk({
    rows,
    opened: address.number,
    open: address.open,
    scroller,
    scrollTo: virtual.scrollToIndex,
    first: kept.first,
  })
  pointed.current = place
  useReturn(kept, {
    rows,
    place,
    scroller,
    height,
    hasMore: hasNextPage,
    isFetching: isFetchingNextPage,
    fetchMore: fetchNextPage,
  })

  return (
    <>
      <div className={styles.filters}>
        {filters}
        {/* The region stands before its words come, so that they are heard. */}
        <div aria-live="polite" className={styles.gathered}>
          {(arrivals > 0 || isStale) && (
            <button
              type="button"
              className={styles.pill}
              onClick={() => {
                settle()
                virtual.scrollToOffset(0)
              }}
            >
              <Icon of={arrivals > 0 ? IconArrowUp : IconRefresh} size={14} />
              {arrivals > 0 ? say('desk.arrivals', { count: arrivals }) : say('desk.reorder')}
            </button>
          )}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk from row to row, each of which is a link */}
      <div
        ref={scroller}
        className={styles.rows}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
      >
        {list.isPending && <Loading widths={[64, 88]} groups={8} />}
        {list.isError && fresh.length === 0 && <Failed error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && <EmptyView address={address} />}
        {rows.length > 0 && (
          <ul className={styles.plane} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, key, start }) => {
              const row = rows[index]
              if (!row) return null
              const shown = {
                row,
                place: index,
                href: address.hrefOf(row.number),
                isCurrent: row.number === address.number,
                isPointed: index === place,
                drafts: drafts.data?.drafts ?? [],
                showsSpecialist: address.view !== 'mine',
              }
              return (
                <li
                  key={key}
                  aria-posinset={index + 1}
                  aria-setsize={hasNextPage ? -1 : rows.length}
                  className={styles.slot}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {isTelephone ? (
                    <TelephoneRow
                      {...shown}
                      doing={doing}
                      isUncovered={uncovered.number === row.number}
                      onUncover={uncovered.uncover}
                    />
                  ) : (
                    <Row {...shown} />
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </div>
      {dialog}
    </>
  )
}

/** The row that holds the focus stays on the page however far one scrolls. */
function withPointed(range: Range, pointed: number): number[] {
  const shown = defaultRangeExtractor(range)
  return pointed >= range.count || shown.includes(pointed)
    ? shown
    : [...shown, pointed].sort((one, other) => one - other)
}
