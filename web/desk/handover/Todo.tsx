import { IconLock } from '@tabler/icons-react'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Handover.module.css'

/** What is to be done with a request; customers never see it. */
export function Todo({ text }: { readonly text: string }) {
  return (
    <p className={styles.todo}>
      <Icon of={IconLock} size={14} />
      <span>{text}</span>
    </p>
  )
}
