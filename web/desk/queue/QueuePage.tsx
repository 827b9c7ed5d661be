import { useEffect } from 'react'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { RequestList } from '../list/RequestList.tsx'
import { ROOM_FOR_PANEL, useFolded, useRoomFor } from '../panes.ts'
import { RequestPane } from '../request/RequestPane.tsx'
import { SHORTCUTS, useShortcuts } from '../shortcuts.ts'
import styles from './QueuePage.module.css'
import { useQueueAddress } from './queue-address.ts'
import { useQueueTitle } from './queue-title.ts'
import { useTakeNext } from './use-take-next.ts'
import { Views } from './Views.tsx'
import { keepList, lastList } from './view-names.ts'

/** Views on the canvas, then one white sheet split by hairlines: list, request, what surrounds it. */
export function QueuePage() {
  const address = useQueueAddress()
  const { view, search, number, side, open, showSide } = address
  const roomForPanel = useRoomFor(ROOM_FOR_PANEL)
  const [viewsFolded, foldViews] = useFolded('views')
  const [panelFolded, foldPanel] = useFolded('panel')
  const panelShown = roomForPanel ? !panelFolded : side
  const togglePanel = roomForPanel ? foldPanel : () => showSide(!side)

  useTitle(useQueueTitle(address))
  useEffect(() => {
    if (view) keepList(view, search)
  }, [view, search])
  useShortcuts({
    back: number === null ? undefined : side ? () => showSide(false) : () => open(null),
    foldPanel: number === null ? undefined : togglePanel,
    foldViews,
  })

  if (view === null) return <NoSuchView />
  return (
    <div className={styles.queue} data-views={viewsFolded ? 'folded' : undefined}>
      <Views />
      <div
        className={styles.sheet}
        data-opened={number !== null || undefined}
        data-panel={panelShown ? 'shown' : 'folded'}
      >
        <RequestList />
        {number === null ? (
          <NothingOpened onTaken={open} />
        ) : (
          <RequestPane
            key={number}
            number={number}
            back={address.hrefOf(null)}
            panelShown={panelShown}
            onTogglePanel={togglePanel}
          />
        )}
      </div>
    </div>
  )
}

function NothingOpened({ onTaken }: { readonly onTaken: (number: number) => void }) {
  const say = useSay()
  const { isPending, takeNext } = useTakeNext(onTaken)
  return (
    <div className={styles.nothing}>
      <EmptyState
        title={say('desk.nothing-opened')}
        action={
          <Button aria-disabled={isPending || undefined} onClick={takeNext}>
            {say('desk.take-next')} <Kbd>{SHORTCUTS.takeNext.shown}</Kbd>
          </Button>
        }
      >
        {say('desk.nothing-opened.text')}
      </EmptyState>
    </div>
  )
}

function NoSuchView() {
  const say = useSay()
  return (
    <div className={styles.queue}>
      <Views />
      <div className={styles.alone}>
        <h1 className={styles.heard}>{say('desk.nav.requests')}</h1>
        <EmptyState
          title={say('desk.view.missing')}
          action={
            <a className={buttonClass()} href={lastList()}>
              {say('desk.to-requests')}
            </a>
          }
        />
      </div>
    </div>
  )
}
