import { IconUsers } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { Tab, TabFace, tabClass } from '../../frame/Tabs.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Menu, MenuItem } from '../../ui/Menu.tsx'

/** What is open in one's team. Whoever is in several chooses, whoever is in none sees all that is open. */
export function TeamTab() {
  const say = useSay()
  const { history } = useRouter()
  const { teams } = useMe()
  const { pathname, searchStr } = useLocation()
  const open = paths.deskView('open')
  const at = pathname === open ? new URLSearchParams(searchStr).get('team') : null
  const face = { icon: IconUsers, label: say('desk.tab.team') }
  const [first] = teams
  if (!first) return <Tab {...face} label={say('desk.tab.all')} href={open} current={pathname === open} />
  if (teams.length === 1) return <Tab {...face} href={queueOf(first.id)} current={at === String(first.id)} />
  return (
    <Menu
      label={say('desk.views.teams')}
      position="top"
      trigger={(wiring) => (
        <button {...wiring} type="button" className={tabClass} aria-current={at === null ? undefined : 'page'}>
          <TabFace {...face} />
        </button>
      )}
    >
      {teams.map(({ id, name }) => (
        <MenuItem key={id} chosen={at === String(id)} onChoose={() => history.push(queueOf(id))}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  )
}

function queueOf(team: number): string {
  return `${paths.deskView('open')}?team=${team}`
}
