import { IconInbox, IconMail, IconSettings } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Sign } from '../frame/Logo.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import styles from './Rail.module.css'

/** The places of the desk. Only those this person may enter. */
export function Rail() {
  const say = useSay()
  const { abilities } = useMe()
  const { pathname } = useLocation()
  return (
    <nav className={styles.rail} aria-label={say('common.sections')}>
      <a className={styles.sign} href={paths.desk} aria-label={say('common.brand')}>
        <Sign />
      </a>
      <Place
        icon={IconInbox}
        href={paths.desk}
        label={say('desk.nav.requests')}
        current={pathname.startsWith(paths.desk) && !pathname.startsWith(paths.deskLetters)}
      />
      {abilities.sortLetters && (
        <Place
          icon={IconMail}
          href={paths.deskLetters}
          label={say('desk.letters')}
          current={pathname.startsWith(paths.deskLetters)}
        />
      )}
      <span className={styles.gap} />
      {abilities.administer && (
        <Place icon={IconSettings} href={paths.admin} label={say('desk.nav.admin')} current={false} />
      )}
    </nav>
  )
}

interface PlaceProps {
  readonly icon: IconShape
  readonly href: string
  readonly label: string
  readonly current: boolean
}

function Place({ icon, href, label, current }: PlaceProps) {
  return (
    <a
      className={styles.place}
      href={href}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-tip={label}
      data-tip-side="right"
    >
      <Icon of={icon} size={20} />
    </a>
  )
}
