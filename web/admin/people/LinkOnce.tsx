import type { EnterLink } from '../../../src/contract/people/staff.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './People.module.css'

/** A link that is shown now and never again; it opens the desk once. */
export function LinkOnce({ link: { link, expiresAt } }: { readonly link: EnterLink }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const copy = () => navigator.clipboard.writeText(link).then(() => showToast({ text: say('admin.staff.link.copied') }))
  return (
    <section className={styles.link} aria-label={say('admin.staff.link')}>
      <TextField
        label={say('admin.staff.link')}
        hint={say('admin.staff.link.hint', { at: formats.moment(expiresAt, now) })}
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button kind="primary" onClick={() => void copy()}>
          {say('admin.staff.link.copy')}
        </Button>
      </div>
    </section>
  )
}
