import { IconBell } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Position } from '../../ui/place.ts'
import type { TriggerWiring } from '../../ui/use-floating.ts'
import styles from './Bell.module.css'
import { LazyBellSheet } from './LazyBellSheet.tsx'
import { useUnread } from './unread.ts'

/** What happened around one's requests while one looked elsewhere. */
export function Bell() {
  const say = useSay()
  const { unread } = useUnread()
  const label = unread > 0 ? say('bell.unread', { count: unread }) : say('bell')
  return (
    <UnderBell
      unread={unread}
      trigger={(wiring) => <IconButton {...wiring} icon={IconBell} size={16} label={label} pip={unread > 0} />}
    />
  )
}

interface UnderBellProps {
  readonly unread: number
  readonly trigger: (wiring: TriggerWiring) => ReactNode
  readonly position?: Position
}

/** The sheet of notices, and the button that opens it. */
export function UnderBell({ unread, ...floating }: UnderBellProps) {
  const say = useSay()
  return (
    <Popover label={say('bell')} className={styles.sheet} {...floating}>
      {(close) => <LazyBellSheet side="support" unread={unread} close={close} whole={paths.deskNotices} />}
    </Popover>
  )
}
