import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconAt,
  IconBellOff,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconInbox,
  IconMessage,
  IconRotate2,
  IconStar,
  IconUserCheck,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { BellGroup, BellItem } from '../../../src/contract/screen/bell.ts'
import type { Side } from '../../../src/domain/notices/audience.ts'
import { bellLine } from '../../../src/texts/bell-line.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MuteItems } from '../MuteItems.tsx'
import styles from './BellSheet.module.css'
import { ConfirmAlarm } from './ConfirmAlarm.tsx'
import { type Asked, useWholeGroup } from './use-notices.ts'

const SHAPES: Readonly<Record<BellItem['kind'], IconShape>> = {
  trade_stopped: IconAlertOctagon,
  mention: IconAt,
  assigned: IconUserCheck,
  returned: IconRotate2,
  answered: IconArrowBackUp,
  escalated: IconAlertTriangle,
  breached: IconAlertTriangle,
  soon_due: IconClock,
  reassigned: IconArrowForwardUp,
  rated: IconStar,
  in_team: IconInbox,
  acknowledgement: IconInbox,
  closed: IconCheck,
  reminder: IconClock,
  due_moved: IconClock,
  reply: IconMessage,
  question: IconMessage,
  resolved: IconCircleCheck,
}

interface BellGroupItemProps {
  readonly side: Side
  readonly group: BellGroup
  readonly asked: Asked
  readonly onRead: () => void
  readonly onOpen: () => void
}

/** A request and what one has heard of it. */
export function BellGroupItem({ side, group, asked, onRead, onOpen }: BellGroupItemProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { request, subject, place, at, unread, items } = group
  const { listed, earlier } = useListed(group, asked)
  const asks = items.some((item) => item.asks && !item.isRead)
  return (
    <li className={styles.group} data-unread={unread > 0 || undefined}>
      <div className={styles.column}>
        <a
          className={styles.open}
          href={side === 'support' ? paths.deskRequest(request) : paths.request(request)}
          onClick={onOpen}
          data-group
        >
          <span className={styles.title}>
            №{request} {subject}
          </span>
          {place && <span className={styles.place}>{place}</span>}
          {listed.map((item) => (
            <Line key={item.id} side={side} item={item} isAlone={items.length === 1} />
          ))}
        </a>
        {earlier}
      </div>
      <span className={styles.side}>
        <time dateTime={at} data-tip={formats.exact(at)}>
          {formats.ago(at, now)}
        </time>
        {asks && <ConfirmAlarm number={request} onDone={onRead} />}
        {unread > 0 && (
          <IconButton icon={IconCheck} size={14} label={say('bell.read-one', { number: request })} onClick={onRead} />
        )}
        <Menu
          label={say('notices.mute.of', { number: request })}
          trigger={(wiring) => (
            <IconButton {...wiring} icon={IconBellOff} size={14} label={say('notices.mute.of', { number: request })} />
          )}
        >
          <MuteItems number={request} side={side} />
        </Menu>
      </span>
    </li>
  )
}

/** Of one request so many are listed before somebody asks for the others. */
const LISTED = 3

/** The newest of them, and what opens the others. One more is listed rather than asked for. */
function useListed({ request, items, count }: BellGroup, asked: Asked) {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const whole = useWholeGroup(asked, request, isOpen && count > items.length)
  const newest = count <= LISTED + 1 ? LISTED + 1 : LISTED
  const listed = isOpen ? (whole?.items ?? items) : items.slice(0, newest)
  const left = count - listed.length
  const opens = (
    <Button
      kind="ghost"
      className={styles.earlier}
      aria-label={say('bell.earlier-of', { count: left, number: request })}
      onClick={() => setOpen(true)}
    >
      {say('bell.earlier', { count: left })}
    </Button>
  )
  const older = whole && <p className={styles.older}>{say('bell.older', { count: left })}</p>
  return { listed, earlier: left > 0 && (isOpen ? older : opens) }
}

function Line({ side, item, isAlone }: { readonly side: Side; readonly item: BellItem; readonly isAlone: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { kind, at, by, text, dueAt, score, percent, missed } = item
  const due = dueAt === null ? '' : formats.moment(dueAt, now)
  return (
    <span className={styles.line} data-kind={kind} data-unread={!item.isRead || undefined}>
      <Icon of={SHAPES[kind]} size={14} />
      <span className={styles.words}>
        {BY_SOMEBODY.includes(kind) && by && <b>{by} </b>}
        {say(bellLine(side, kind), { at: due, score: score ?? '', percent: percent ?? '', missed })}
        {text && `: ${text}`}
      </span>
      {!isAlone && <time dateTime={at}>{formats.ago(at, now)}</time>}
    </span>
  )
}

/** Told with who did it before what he did. */
const BY_SOMEBODY: readonly BellItem['kind'][] = ['mention', 'answered', 'rated', 'reply', 'question', 'resolved']
