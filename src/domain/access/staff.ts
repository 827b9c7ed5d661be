import type { Role } from '../ground/words.ts'
import { STAFF_ROLES } from './permissions.ts'

export type StaffRole = Exclude<Role, 'customer_user' | 'customer_manager' | 'dealer_user' | 'dealer_manager'>

export function isStaffRole(role: Role): role is StaffRole {
  return STAFF_ROLES.includes(role)
}

export interface Administrators {
  /** Everybody who administers the desk now. */
  readonly now: readonly number[]
  /** Whose roles change, or who leaves. */
  readonly person: number
  /** His from now on; none when he leaves. */
  readonly roles: readonly Role[]
}

/** Whether somebody still administers the desk afterwards: without anyone nobody could ever change it again. */
export function keepsAdministrator({ now, person, roles }: Administrators): boolean {
  return roles.includes('administrator') || now.some((one) => one !== person)
}
