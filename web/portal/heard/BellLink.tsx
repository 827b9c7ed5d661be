import { IconBell } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { squareClass } from '../../ui/IconButton.tsx'
import styles from '../PortalHeader.module.css'

export function BellLink({ unread }: { readonly unread: number }) {
  const say = useSay()
  const label = unread > 0 ? say('portal.notices.new', { count: unread }) : say('portal.notices')
  return (
    <a className={squareClass} href={paths.notices} aria-label={label} data-tip={label}>
      <Icon of={IconBell} size={20} />
      {unread > 0 && <span className={styles.pip} />}
    </a>
  )
}
