import { IconCopy } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './SidePanel.module.css'

/** Takes a code or a number along. */
export function CopyButton({ text }: { readonly text: string }) {
  const say = useSay()
  const copy = () => {
    navigator.clipboard.writeText(text).catch(() => undefined)
    showToast({ text: say('desk.copied', { text }) })
  }
  return (
    <IconButton icon={IconCopy} size={16} className={styles.tiny} label={say('desk.copy', { text })} onClick={copy} />
  )
}
