import { useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { focusAtOnce } from '../ui/focus.ts'
import { showToast } from '../ui/toasts.ts'
import styles from './SignIn.module.css'

/** For the day when the device is lost: shown now and never again. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const say = useSay()
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    showToast({ text: say('sign-in.second.copied') })
  }
  return (
    <section className={styles.form} aria-label={say('sign-in.second.codes')}>
      <h3>{say('sign-in.second.codes')}</h3>
      <p className="muted">{say('sign-in.second.codes.lead')}</p>
      <ul className={styles.secret}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.ways}>
        <Button kind="primary" ref={focusAtOnce} onClick={onDone}>
          {say('sign-in.second.kept')}
        </Button>
        {window.isSecureContext && <Button onClick={() => void copy()}>{say('sign-in.second.copy')}</Button>}
      </div>
    </section>
  )
}
