import { IconChevronDown, IconUser } from '@tabler/icons-react'
import { PreferenceItems } from '../frame/PreferenceItems.tsx'
import { SignOutItem } from '../frame/SignOutItem.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { useGo } from './go.ts'
import styles from './PersonMenu.module.css'

export function PersonMenu({ className }: { readonly className: string | undefined }) {
  const say = useSay()
  const me = useMe()
  const go = useGo()
  return (
    <Menu
      label={say('common.person-menu', { name: me.name })}
      trigger={(wiring) => (
        <button {...wiring} type="button" className={classes(styles.person, className)}>
          <Avatar name={me.name} ours={me.isStaff} size={32} />
          {me.name}
          <Icon of={IconChevronDown} />
        </button>
      )}
    >
      <MenuItem icon={IconUser} onChoose={() => go(paths.me)}>
        {say('portal.me.title')}
      </MenuItem>
      <MenuLine />
      <PreferenceItems />
      <SignOutItem />
    </Menu>
  )
}
