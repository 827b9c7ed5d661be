import { IconBell, IconBuilding, IconCirclePlus, IconDots, IconListDetails, IconUser } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { PreferenceItems } from '../frame/PreferenceItems.tsx'
import { SignOutItem } from '../frame/SignOutItem.tsx'
import { Tab, TabFace, Tabs, tabClass } from '../frame/Tabs.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useManagesCompany } from './company/company.ts'
import { useGo } from './go.ts'
import { useWaitingForMe } from './waiting.ts'

/** The bottom bar of a phone. */
export function PortalTabs() {
  const say = useSay()
  const { pathname } = useLocation()
  const waiting = useWaitingForMe()
  const onRequests = pathname === paths.home || pathname.startsWith(paths.requests)
  return (
    <Tabs label={say('portal.tabs')}>
      <Tab
        icon={IconListDetails}
        href={paths.home}
        current={onRequests}
        label={say('portal.nav.requests')}
        count={waiting}
        counted={say('portal.waiting-for-you', { count: waiting })}
      />
      <Tab icon={IconCirclePlus} href={paths.newRequest()} current={false} label={say('portal.nav.new')} />
      <Tab icon={IconBell} href={paths.notices} current={pathname === paths.notices} label={say('portal.notices')} />
      <More />
    </Tabs>
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
        <button {...wiring} type="button" className={tabClass}>
          <TabFace icon={IconDots} label={say('portal.nav.more')} />
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
