import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Logo } from '../frame/Logo.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { ButtonFace, buttonClass } from '../ui/Button.tsx'
import { Count } from '../ui/Count.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { squareClass } from '../ui/IconButton.tsx'
import { useManagesCompany } from './company/company.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { PortalBell } from './PortalBell.tsx'
import styles from './PortalHeader.module.css'
import { PortalHelp } from './PortalHelp.tsx'
import type { PhoneBar } from './phone-bar.ts'
import { useWaitingForMe } from './waiting.ts'

export function PortalHeader({ deep }: { readonly deep: PhoneBar | null }) {
  const say = useSay()
  const { pathname } = useLocation()
  const asksAlready = pathname === paths.home || pathname.startsWith('/new')
  return (
    <header className={styles.header}>
      <div className={styles.inside} data-deep={deep ? true : undefined}>
        {deep && <DeepTitle bar={deep} />}
        <a className={classes(styles.logo, deep && 'desk-only')} href={paths.home}>
          <Logo />
        </a>
        <Sections here={pathname} />
        <div className={styles.tools}>
          {!asksAlready && (
            <a
              className={classes(buttonClass(pathname === paths.requests ? 'primary' : 'default'), styles.new)}
              href={paths.newRequest()}
            >
              <ButtonFace icon={IconPlus}>{say('portal.new-request')}</ButtonFace>
            </a>
          )}
          <PortalHelp />
          <PortalBell />
          {deep?.tools}
          <PersonMenu className={styles.person} />
        </div>
      </div>
    </header>
  )
}

function Sections({ here }: { readonly here: string }) {
  const say = useSay()
  const waiting = useWaitingForMe()
  const managesCompany = useManagesCompany()
  return (
    <nav className={styles.sections} aria-label={say('common.sections')}>
      <a href={paths.home} aria-current={here === paths.home ? 'page' : undefined}>
        {say('portal.nav.home')}
      </a>
      <a href={paths.requests} aria-current={here.startsWith(paths.requests) ? 'page' : undefined}>
        {say('portal.nav.requests')}
        {waiting > 0 && <Count label={say('portal.waiting-for-you', { count: waiting })}>{waiting}</Count>}
      </a>
      {managesCompany && (
        <a href={paths.company} aria-current={here === paths.company ? 'page' : undefined}>
          {say('portal.company')}
        </a>
      )}
    </nav>
  )
}

function DeepTitle({ bar }: { readonly bar: PhoneBar }) {
  const say = useSay()
  return (
    <div className={styles.deep}>
      <a className={squareClass} href={bar.back} aria-label={say('portal.back')}>
        <Icon of={IconArrowLeft} size={24} />
      </a>
      <span className={styles.name}>{bar.title}</span>
    </div>
  )
}
