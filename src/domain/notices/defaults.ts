import { STAFF_ROLES } from '../access/permissions.ts'
import { CHAT_CHANNELS, CUSTOMER_NOTICES, type NoticeKind, ROLES, type Role, SUPPORT_NOTICES } from '../ground/words.ts'
import type { Side } from './audience.ts'

/** Every way by which notices are heard, in the order of their columns. */
export const NOTICE_WAYS = ['screen', 'push', 'email', ...CHAT_CHANNELS, 'sms'] as const
export type NoticeWayName = (typeof NOTICE_WAYS)[number]

/** The screens of the desk and of the portal: what is told there is seen only by whoever looks. */
export const SCREEN = 'screen'

/** Whether what is told by a way is sure to be heard: the support looks at its screen, a customer may not for weeks. */
export function isSureToBeHeard(side: Side, way: string): boolean {
  return side === 'support' || way !== SCREEN
}

/** What a side can hear, in the order of what concerns it most; the support hears what is said aloud where it watches. */
export const HEARD: Readonly<Record<Side, readonly NoticeKind[]>> = {
  customer: CUSTOMER_NOTICES,
  support: [...SUPPORT_NOTICES, 'reply', 'question', 'resolved'],
}

/** By which ways a side hears until administrators or a person want it otherwise (docs/product.md#notices). */
const SHIPPED: Readonly<Record<Side, readonly string[]>> = {
  customer: [SCREEN, 'email'],
  support: [SCREEN, ...CHAT_CHANNELS],
}

/** What nobody can switch off, as long as the way leads to him. */
const LOCKED: Readonly<Partial<Record<NoticeKind, readonly string[]>>> = {
  trade_stopped: [SCREEN],
  mention: [SCREEN],
  assigned: [SCREEN],
  escalated: [SCREEN, 'push'],
  breached: [SCREEN, 'push'],
}

/** What administrators want of a role, where it is otherwise than the program comes with. */
export interface NoticeDefault {
  readonly role: Role
  readonly kind: NoticeKind
  readonly way: string
  readonly wanted: boolean
}

/** One question to the matrix: whether people who stand so hear a kind by a way. */
export interface Cell {
  readonly side: Side
  readonly roles: readonly Role[]
  readonly kind: NoticeKind
  readonly way: string
}

export function sideOfRole(role: Role): Side {
  return STAFF_ROLES.includes(role) ? 'support' : 'customer'
}

/** Where somebody with these roles hears what is not of one request: with any of the support, there. */
export function sideOfRoles(roles: readonly Role[]): Side {
  return roles.some((role) => sideOfRole(role) === 'support') ? 'support' : 'customer'
}

/** The roles that count for what is heard on a side; whoever has none there hears as a customer of one's own. */
export function rolesOn(side: Side, roles: readonly Role[]): readonly Role[] {
  const own = ROLES.filter((role) => roles.includes(role) && sideOfRole(role) === side)
  return own.length === 0 && side === 'customer' ? ['customer_user'] : own
}

export function isLocked({ side, kind, way }: Omit<Cell, 'roles'>): boolean {
  return side === 'support' && (LOCKED[kind] ?? []).includes(way)
}

/** Whether the program comes with it. What is said aloud to customers reaches a watching colleague on the screen alone. */
export function isShipped({ side, kind, way }: Omit<Cell, 'roles'>): boolean {
  if (!HEARD[side].includes(kind)) return false
  const isOverheard = side === 'support' && CUSTOMER_NOTICES.some((one) => one === kind)
  return isOverheard ? way === SCREEN : SHIPPED[side].includes(way)
}

/** What administrators say of a cell for somebody with these roles; null: nothing that settles it, it is as the program comes. */
export function saidOf(defaults: readonly NoticeDefault[], { side, roles, kind, way }: Cell): boolean | null {
  const said = rolesOn(side, roles).map(
    (role) => defaults.find((one) => one.role === role && one.kind === kind && one.way === way)?.wanted ?? null,
  )
  if (said.includes(true)) return true
  return said.length > 0 && said.every((one) => one === false) ? false : null
}

/** Whether his roles hear it; somebody of several roles hears what any of them does. */
export function isByRole(defaults: readonly NoticeDefault[], cell: Cell): boolean {
  return isLocked(cell) || (saidOf(defaults, cell) ?? isShipped(cell))
}
