import { IconChevronDown, IconPhoneOff } from '@tabler/icons-react'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuTitle } from '../../ui/Menu.tsx'
import { RESTS, untilOf } from './rests.ts'
import { useCallCare, useCurrentCalls } from './use-calls.ts'

/** No cards for a while; whoever picks up his own telephone has one all the same. */
export function DoNotDisturb() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { doNotDisturbUntil: until } = useCurrentCalls()
  const { doNotDisturb } = useCallCare()
  const isQuiet = until !== null && Date.parse(until) > now
  const label = isQuiet ? say('desk.call.quiet.until', { at: formats.moment(until, now) }) : say('desk.call.quiet')
  return (
    <Menu
      label={say('desk.call.quiet')}
      trigger={(wiring) => (
        <IconButton
          {...wiring}
          icon={isQuiet ? IconPhoneOff : IconChevronDown}
          size={isQuiet ? 16 : 14}
          label={label}
        />
      )}
    >
      <MenuTitle>{label}</MenuTitle>
      {RESTS.map((rest) => (
        <MenuItem key={rest} onChoose={() => void doNotDisturb(untilOf(rest, Date.now(), formats.zone))}>
          {say(`desk.call.quiet.${rest}`)}
        </MenuItem>
      ))}
      {isQuiet && <MenuItem onChoose={() => void doNotDisturb(null)}>{say('desk.call.quiet.end')}</MenuItem>}
    </Menu>
  )
}
