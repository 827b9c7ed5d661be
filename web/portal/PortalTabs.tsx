import { IconBell, IconBuilding, IconCirclePlus, IconDots, IconListDetails, IconUser } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PreferenceItems } from '../frame/PreferenceItems.tsx'
import { SignOutItem } from '../frame/SignOutItem.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { useManagesCompany } from './company/company.ts'
import { useGo } from './go.ts'
import styles from './PortalTabs.module.css'
import { useWaitingForMe } from './waiting.ts'

/** The bottom bar of a phone. */
export function PortalTabs() {
  const say = useSay()
  const { pathname } = useLocation()
  const waiting = useWaitingForMe()
  const onRequests = pathname === paths.home || pathname.startsWith(paths.requests)
  return (
    <nav className={styles.tabs} aria-label={say('portal.tabs')}>
      <Tab icon={IconListDetails} href={paths.home} current={onRequests} label={say('portal.nav.requests')}>
        {waiting > 0 && (
          <span className={styles.number}>
            <span aria-hidden="true">{waiting}</span>
            <VisuallyHidden>{say('portal.waiting-for-you', { count: waiting })}</VisuallyHidden>
          </span>
        )}
      </Tab>
      <Tab icon={IconCirclePlus} href={paths.newRequest()} current={false} label={say('portal.nav.new')} />
      <Tab icon={IconBell} href={paths.notices} current={pathname === paths.notices} label={say('portal.notices')} />
      <More />
    </nav>
  )
}

interface TabProps {
  readonly icon: IconShape
  readonly href: string
  readonly current: boolean
  readonly label: string
  readonly children?: ReactNode
}

function Tab({ icon, href, current, label, children }: TabProps) {
  return (
    <a className={styles.tab} href={href} aria-current={current ? 'page' : undefined}>
      <Icon of={icon} size={24} />
      {label}
      {children}
    </a>
  )
}

function More() {
  const say = useSay()
  const go = useGo()
  const managesCompany = useManagesCompany()
  return (
    <Menu
      label={say('portal.nav.more')}
      position="top-end"
      trigger={(wiring) => (
        <button {...wiring} type="button" className={styles.tab}>
          <Icon of={IconDots} size={24} />
          {say('portal.nav.more')}
        </button>
      )}
    >
      <MenuItem icon={IconUser} onChoose={() => go(paths.me)}>
        {say('portal.nav.me')}
      </MenuItem>
      {managesCompany && (
        <MenuItem icon={IconBuilding} onChoose={() => go(paths.company)}>
          {say('portal.company')}
        </MenuItem>
      )}
      <PreferenceItems />
      <SignOutItem />
    </Menu>
  )
}
