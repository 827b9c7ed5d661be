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
import type { DeskView, InnerView } from '../../../src/domain/request/views.ts'
import { paths } from '../../paths.ts'
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

/** A view, or every request that one may read, the ended ones too. */
export type ListName = DeskView | 'all'

const WITH_ENDED: readonly (ListName | null)[] = ['all', 'resolved', 'spam']

/** Whether requests stand there that are over. */
export function showsEnded(name: ListName | null): boolean {
  return WITH_ENDED.includes(name)
}

const COUNTED_APART: readonly (ListName | null)[] = ['resolved']

/** Whether it is counted for whoever looks at it alone: more was resolved than is open. */
export function isCountedApart(name: ListName | null): boolean {
  return COUNTED_APART.includes(name)
}

/** By what a view is narrowed with one press: of all of it or of none of it, that would say nothing. */
export const INNER_OF: { readonly [Name in ListName]?: readonly InnerView[] } = {
  mine: ['burning', 'waiting_us', 'waiting_customer'],
  unassigned: ['burning'],
  burning: ['waiting_us'],
  waiting_us: ['burning'],
  mentioned: ['burning', 'waiting_us', 'waiting_customer'],
  open: ['burning', 'waiting_us', 'waiting_customer'],
}

const LAST_VIEW = 'okno.view'
const LAST_SEARCH = 'okno.list'

export function isListName(name: string | undefined): name is ListName {
  return name !== undefined && (name === 'all' || Object.hasOwn(VIEWS, name))
}

/** The address of the list one worked in last; in the same tab with its filters. */
export function lastList(): string {
  const kept = localStorage.getItem(LAST_VIEW) ?? undefined
  const [name, search = ''] = (sessionStorage.getItem(LAST_SEARCH) ?? '').split('?')
  if (isListName(name)) return paths.deskList(name, search)
  return paths.deskView(isListName(kept) ? kept : 'mine')
}

export function keepList(name: ListName, search: string) {
  localStorage.setItem(LAST_VIEW, name)
  sessionStorage.setItem(LAST_SEARCH, `${name}?${search}`)
}
