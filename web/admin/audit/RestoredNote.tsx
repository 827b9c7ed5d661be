import { useFormats, useSay } from '../../language.ts'
import styles from './Audit.module.css'
import type { Former } from './restore.ts'

/** Says over a form that it shows former values, and that nothing is saved as yet. */
export function RestoredNote({ former }: { readonly former: Former | null | undefined }) {
  const say = useSay()
  const formats = useFormats()
  if (!former) return null
  return (
    <p role="status" className={styles.restored}>
      {say('admin.audit.restored', { number: formats.number(former.entry) })}
    </p>
  )
}
