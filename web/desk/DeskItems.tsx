import { useNavigate } from '@tanstack/react-router'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'
import { MenuItem, MenuLine } from '../ui/Menu.tsx'
import { OnLineItems } from './OnLineItems.tsx'

/** What a specialist finds first in the menu of himself. */
export function DeskItems() {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <>
      <OnLineItems />
      <MenuItem onChoose={() => void navigate({ to: paths.deskHandover })}>{say('desk.handover.menu')}</MenuItem>
      <MenuItem onChoose={() => void navigate({ to: paths.deskDuty })}>{say('desk.duty.menu')}</MenuItem>
      <MenuLine />
    </>
  )
}
