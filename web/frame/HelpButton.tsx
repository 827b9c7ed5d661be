import { IconHelpCircle } from '@tabler/icons-react'
import type { ReactNode, Ref } from 'react'
import { useSay } from '../language.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './HelpButton.module.css'

interface HelpButtonProps {
  readonly size: number
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** Help, in the same place on every page. */
export function HelpButton({ size, children, ref }: HelpButtonProps) {
  const say = useSay()
  return (
    <Popover
      label={say('common.help')}
      className={styles.help}
      trigger={(wiring) => (
        <IconButton {...wiring} {...(ref && { ref })} icon={IconHelpCircle} size={size} label={say('common.help')} />
      )}
    >
      {children}
    </Popover>
  )
}
