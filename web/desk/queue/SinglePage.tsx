import { useParams } from '@tanstack/react-router'
import { ROOM_FOR_PANEL, useFolded, useRoomFor } from '../panes.ts'
import { RequestPane } from '../request/RequestPane.tsx'
import { useShortcuts } from '../shortcuts.ts'
import styles from './QueuePage.module.css'
import { useQueueAddress } from './queue-address.ts'
import { Views } from './Views.tsx'
import { lastList } from './view-names.ts'

/** One request without a list: where links of colleagues and of the search lead. */
export function SinglePage() {
  const { number } = useParams({ strict: false })
  const { side, showSide } = useQueueAddress()
  const roomForPanel = useRoomFor(ROOM_FOR_PANEL)
  const [viewsFolded, foldViews] = useFolded('views')
  const [panelFolded, foldPanel] = useFolded('panel')
  const panelShown = roomForPanel ? !panelFolded : side
  const togglePanel = roomForPanel ? foldPanel : () => showSide(!side)
  useShortcuts({ foldPanel: togglePanel, foldViews, back: side ? () => showSide(false) : undefined })

  return (
    <div className={styles.queue} data-views={viewsFolded ? 'folded' : undefined}>
      <Views />
      <div className={styles.sheet} data-opened data-single data-panel={panelShown ? 'shown' : 'folded'}>
        <RequestPane
          key={number}
          number={Number(number)}
          back={lastList()}
          panelShown={panelShown}
          onTogglePanel={togglePanel}
        />
      </div>
    </div>
  )
}
