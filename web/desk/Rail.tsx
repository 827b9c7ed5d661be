import { IconInbox, IconMail, IconSettings } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Sign } from '../frame/Logo.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { useLetterCare } from './letters/use-letter-care.ts'
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
      {abilities.sortLetters && <Letters current={pathname.startsWith(paths.deskLetters)} />}
      <span className={styles.gap} />
      {abilities.administer && (
        <Place icon={IconSettings} href={paths.admin} label={say('desk.nav.admin')} current={false} />
      )}
    </nav>
  )
}

/** Letters, with a dot while some wait for a decision: red when a mailbox cannot be read or a letter is stuck. */
function Letters({ current }: { readonly current: boolean }) {
  const say = useSay()
  const { waiting, isWrong } = useLetterCare()
  const state = isWrong ? 'alarm' : waiting > 0 ? 'waiting' : undefined
  const label =
    state === 'alarm'
      ? say('desk.letters.alarm')
      : waiting > 0
        ? `${say('desk.letters')}: ${say('desk.letters.at-request', { count: waiting })}`
        : say('desk.letters')
  return <Place icon={IconMail} href={paths.deskLetters} label={label} current={current} mark={state} />
}

interface PlaceProps {
  readonly icon: IconShape
  readonly href: string
  readonly label: string
  readonly current: boolean
  /** A dot beside it: something waits, or something is wrong. */
  readonly mark?: 'waiting' | 'alarm' | undefined
}

function Place({ icon, href, label, current, mark }: PlaceProps) {
  return (
    <a
      className={styles.place}
      href={href}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      data-tip={label}
      data-tip-side="right"
      data-mark={mark}
    >
      <Icon of={icon} size={20} />
    </a>
  )
}
