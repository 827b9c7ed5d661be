import { IconInfoCircle, IconLink } from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useIsWide } from '../../ui/use-wide.ts'
import { useShortcuts } from '../shortcuts.ts'
import type { Filter } from '../timeline/entries.ts'
import { TimelineFilter } from '../timeline/TimelineFilter.tsx'
import { AssigneeControl } from './AssigneeControl.tsx'
import { BackLink } from './BackLink.tsx'
import { CallCustomer } from './CallCustomer.tsx'
import { PriorityControl } from './PriorityControl.tsx'
import styles from './RequestHead.module.css'
import { RequestMenu } from './RequestMenu.tsx'
import { StatusControl } from './StatusControl.tsx'

interface RequestHeadProps {
  readonly details: RequestDetails
  readonly back: string
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly panelShown: boolean
  readonly onTogglePanel: () => void
}

/** Number, subject, and the three things that are set by hand. */
export function RequestHead({ details, back, filter, onFilter, panelShown, onTogglePanel }: RequestHeadProps) {
  const say = useSay()
  const { number, subject } = details
  const isWide = useIsWide()
  const copyLink = () => {
    void copy(location.origin + paths.deskRequest(number))
    showToast({ text: say('desk.link-copied', { number }) })
  }
  useShortcuts({ copyLink })
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <BackLink href={back} />
        <span className={styles.number}>№{number}</span>
        <h1 className="cut grow">{subject}</h1>
        <IconButton
          icon={IconLink}
          size={16}
          label={say('desk.copy-link')}
          className={styles.link}
          onClick={copyLink}
        />
        <IconButton
          icon={IconInfoCircle}
          size={16}
          label={say('desk.panel')}
          aria-pressed={panelShown}
          className={styles.info}
          onClick={onTogglePanel}
        />
        <RequestMenu details={details} onCopyLink={copyLink} panelShown={panelShown} onTogglePanel={onTogglePanel} />
      </div>
      <div className={styles.props}>
        <div className={styles.line}>
          <StatusControl details={details} />
          <PriorityControl details={details} />
          <span className={`grow ${styles.between}`} />
          {!panelShown && (
            <span className={styles.due}>
              <SlaChip dueAt={details.nextDueAt} burnsAt={details.burnsAt} paused={details.clockPaused} />
            </span>
          )}
        </div>
        <div className={styles.line}>
          <AssigneeControl details={details} />
          {!isWide && <CallCustomer number={number} />}
          <span className="grow" />
          <span className={styles.shown}>
            <TimelineFilter filter={filter} onFilter={onFilter} />
          </span>
        </div>
      </div>
    </header>
  )
}

async function copy(text: string) {
  await navigator.clipboard.writeText(text).catch(() => undefined)
}
