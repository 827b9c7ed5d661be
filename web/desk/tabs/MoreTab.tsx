import { IconDots, IconScan } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { StaffItems } from '../../frame/StaffMenu.tsx'
import { TabFace, tabClass } from '../../frame/Tabs.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { DeskItems } from '../DeskItems.tsx'
import { useSections } from '../sections.ts'
import styles from './MoreTab.module.css'

/** The other places of the desk, and what a specialist finds behind his own face. */
export function MoreTab() {
  const say = useSay()
  const { history } = useRouter()
  const { pathname } = useLocation()
  const { others, admin } = useSections()
  const marked = others.filter(({ mark }) => mark !== undefined)
  return (
    <Menu
      label={say('desk.more')}
      position="top-end"
      trigger={(wiring) => (
        <button
          {...wiring}
          type="button"
          className={tabClass}
          aria-current={others.some(({ current }) => current) || pathname === paths.deskScan ? 'page' : undefined}
        >
          <TabFace icon={IconDots} label={say('desk.more')} />
          {marked.length > 0 && (
            <>
              <span
                className={styles.mark}
                data-mark={marked.some(({ mark }) => mark === 'alarm') ? 'alarm' : 'waiting'}
              />
              <VisuallyHidden>, {marked.map(({ label }) => label).join('. ')}</VisuallyHidden>
            </>
          )}
        </button>
      )}
    >
      <MenuItem icon={IconScan} onChoose={() => history.push(paths.deskScan)}>
        {say('desk.scan')}
      </MenuItem>
      {others.map(({ icon, label, href }) => (
        <MenuItem key={href} icon={icon} onChoose={() => history.push(href)}>
          {label}
        </MenuItem>
      ))}
      {admin && (
        <MenuItem icon={admin.icon} onChoose={() => location.assign(admin.href)}>
          {admin.label}
        </MenuItem>
      )}
      <MenuLine />
      <StaffItems>
        <DeskItems />
      </StaffItems>
    </Menu>
  )
}
