import { IconChevronDown, IconLogout } from '@tabler/icons-react'
import { PreferenceItems } from '../frame/PreferenceItems.tsx'
import { useSay } from '../language.ts'
import { signOut, useMe } from '../session.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import styles from './PersonMenu.module.css'

export function PersonMenu({ className }: { readonly className: string | undefined }) {
  const say = useSay()
  const me = useMe()
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
      <PreferenceItems />
      <MenuItem icon={IconLogout} onChoose={() => void signOut()}>
        {say('common.sign-out')}
      </MenuItem>
    </Menu>
  )
}
