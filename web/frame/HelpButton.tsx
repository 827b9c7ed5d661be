import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '../language.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './HelpButton.module.css'

/** Help, in the same place on every page. */
export function HelpButton({ size, children }: { readonly size: number; readonly children: ReactNode }) {
  const say = useSay()
  return (
    <Popover
      label={say('common.help')}
      className={styles.help}
      trigger={(wiring) => <IconButton {...wiring} icon={IconHelpCircle} size={size} label={say('common.help')} />}
    >
      {children}
    </Popover>
  )
}
