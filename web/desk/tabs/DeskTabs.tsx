import { IconBell, IconCirclePlus, IconUser } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { Tab, TabFace, Tabs, tabClass } from '../../frame/Tabs.tsx'
import { useSay } from '../../language.ts'
import { UnderBell } from '../../notices/bell/Bell.tsx'
import { useUnread } from '../../notices/bell/unread.ts'
import { paths } from '../../paths.ts'
import { useViews } from '../queue/use-views.ts'
import { MoreTab } from './MoreTab.tsx'
import { TeamTab } from './TeamTab.tsx'

/** The places of the desk at the foot of a telephone. */
export function DeskTabs() {
  const say = useSay()
  const { pathname } = useLocation()
  const { data } = useViews()
  const mine = data?.views.find(({ name }) => name === 'mine')?.count ?? 0
  return (
    <Tabs label={say('desk.tabs')}>
      <Tab
        icon={IconUser}
        href={paths.deskView('mine')}
        current={pathname === paths.deskView('mine')}
        label={say('desk.view.mine')}
        count={mine}
        counted={say('desk.tab.requests', { count: mine })}
      />
      <TeamTab />
      <Tab
        icon={IconCirclePlus}
        href={paths.deskNew}
        current={pathname === paths.deskNew}
        label={say('desk.tab.new')}
      />
      <NoticesTab />
      <MoreTab />
    </Tabs>
  )
}

function NoticesTab() {
  const say = useSay()
  const { unread } = useUnread()
  return (
    <UnderBell
      unread={unread}
      position="top"
      trigger={(wiring) => (
        <button {...wiring} type="button" className={tabClass}>
          <TabFace icon={IconBell} label={say('bell')} count={unread} counted={say('bell.unread', { count: unread })} />
        </button>
      )}
    />
  )
}
