import {
  IconAt,
  IconBan,
  IconCircleCheck,
  IconClockPause,
  IconCornerUpLeft,
  IconFlame,
  IconInbox,
  IconMoon,
  IconUser,
  IconUserOff,
} from '@tabler/icons-react'
import type { DeskView } from '../../../src/domain/request/views.ts'
import type { IconShape } from '../../ui/Icon.tsx'

/** The standard views of the desk, in the order of the column. */
export const VIEWS = {
  mine: { icon: IconUser, waits: false },
  unassigned: { icon: IconUserOff, waits: false },
  burning: { icon: IconFlame, waits: false },
  waiting_us: { icon: IconCornerUpLeft, waits: false },
  waiting_customer: { icon: IconClockPause, waits: true },
  deferred: { icon: IconMoon, waits: true },
  mentioned: { icon: IconAt, waits: false },
  open: { icon: IconInbox, waits: false },
  resolved: { icon: IconCircleCheck, waits: true },
  spam: { icon: IconBan, waits: true },
} as const satisfies Record<DeskView, { readonly icon: IconShape; readonly waits: boolean }>

const LAST = 'okno.view'

export function isDeskView(name: string | undefined): name is DeskView {
  return name !== undefined && Object.hasOwn(VIEWS, name)
}

export function lastView(): DeskView {
  const kept = localStorage.getItem(LAST) ?? undefined
  return isDeskView(kept) ? kept : 'mine'
}

export function keepView(view: DeskView) {
  localStorage.setItem(LAST, view)
}
