import { IconAlertOctagon } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './StopNotice.module.css'

/** The till is down: nothing is asked, one may just send. */
export function StopNotice({ onBack }: { readonly onBack: () => void }) {
  const say = useSay()
  return (
    <div className={styles.notice}>
      <Icon of={IconAlertOctagon} size={24} />
      <div>
        <p className={styles.title}>{say('portal.stop')}</p>
        <p className={styles.text}>{say('portal.stop.text')}</p>
        <button type="button" className={styles.back} onClick={onBack}>
          {say('portal.stop.back')}
        </button>
      </div>
    </div>
  )
}
