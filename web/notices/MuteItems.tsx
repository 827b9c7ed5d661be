import { IconBell, IconBellOff } from '@tabler/icons-react'
import { MUTES } from '../../src/domain/notices/mute.ts'
import { useSay } from '../language.ts'
import { MenuItem } from '../ui/Menu.tsx'
import { useMutes, useMuting } from './mutes.ts'

interface MuteItemsProps {
  readonly number: number
  readonly side: 'customer' | 'support'
}

/** Of a menu: for how long one wants to hear nothing of a request, or that one wants to hear of it again. */
export function MuteItems({ number, side }: MuteItemsProps) {
  const say = useSay()
  const mutes = useMutes()
  const { mute, unmute } = useMuting()
  if (mutes?.some(({ request }) => request === number))
    return (
      <MenuItem icon={IconBell} onChoose={() => unmute(number)}>
        {say('notices.unmute')}
      </MenuItem>
    )
  return MUTES.map((until) => (
    <MenuItem key={until} icon={IconBellOff} onChoose={() => mute(number, until)}>
      {say(until === 'answer' ? `notices.mute.answer.${side}` : `notices.mute.${until}`)}
    </MenuItem>
  ))
}
