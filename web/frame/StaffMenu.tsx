import { IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { squareClass } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { PreferenceItems } from './PreferenceItems.tsx'
import { SignOutItem } from './SignOutItem.tsx'

interface StaffMenuProps {
  readonly withDensity?: boolean
  /** What only this surface has to offer there. */
  readonly children?: ReactNode
}

/** What a colleague finds behind his own face, on the desk and in the administration. */
export function StaffMenu({ withDensity = false, children }: StaffMenuProps) {
  const say = useSay()
  const { name } = useMe()
  const label = say('common.person-menu', { name })
  return (
    <Menu
      label={label}
      trigger={(wiring) => (
        <button {...wiring} type="button" className={squareClass} aria-label={label}>
          <Avatar name={name} ours size={28} />
        </button>
      )}
    >
      <StaffItems withDensity={withDensity}>{children}</StaffItems>
    </Menu>
  )
}

/** The same where another button opens it. */
export function StaffItems({ withDensity = false, children }: StaffMenuProps) {
  const say = useSay()
  return (
    <>
      {children}
      <MenuItem icon={IconUser} onChoose={() => location.assign(paths.me)}>
        {say('common.me')}
      </MenuItem>
      <MenuLine />
      <PreferenceItems withDensity={withDensity} />
      <SignOutItem />
    </>
  )
}
