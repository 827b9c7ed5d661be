import {
  IconBrandTelegram,
  IconCode,
  IconDeviceMobile,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconSettings,
  IconUser,
  IconWorld,
} from '@tabler/icons-react'
import type { Channel } from '../../src/domain/ground/words.ts'
import { useSay } from '../language.ts'
import { Icon, type IconShape } from '../ui/Icon.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

const SHAPES: Record<Channel, IconShape> = {
  portal: IconWorld,
  app: IconDeviceMobile,
  email: IconMail,
  phone: IconPhone,
  telegram: IconBrandTelegram,
  max: IconMessageCircle,
  api: IconCode,
  desk: IconUser,
  system: IconSettings,
}

/** By which way it came. */
export function ChannelIcon({ channel, size = 16 }: { readonly channel: Channel; readonly size?: number }) {
  const words = useSay()(`channel.${channel}`)
  return (
    <span data-tip={words}>
      <Icon of={SHAPES[channel]} size={size} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
