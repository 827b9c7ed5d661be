import { IconCloudOff } from '@tabler/icons-react'
import { useSay } from '../language.ts'
import { useOnline } from '../online.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './OfflineBar.module.css'

/** Stands under the header while there is no net, and says what becomes of one's words. */
export function OfflineBar() {
  const say = useSay()
  return (
    <div role="status">
      {!useOnline() && (
        <p className={styles.bar}>
          <Icon of={IconCloudOff} size={20} />
          {say('common.offline')}
        </p>
      )}
    </div>
  )
}
