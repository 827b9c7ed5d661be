import { HOUR } from '../ground/instant.ts'
import { type Actor, mayOnDesk, RIGHTS } from './permissions.ts'

/** So long one looks as somebody else; then one looks as oneself again. */
export const VIEW_LASTS = HOUR

export type NoView = 'view-as.not-yourself' | 'view-as.not-an-administrator' | 'view-as.more-rights'

/**
 * Why somebody does not look at the desk or the portal as this person; null when he may. Never as an administrator, and never as
 * somebody who may do what he himself may not.
 */
export function whyNoView(viewer: Actor, person: Actor): NoView | null {
  if (viewer.personId === person.personId) return 'view-as.not-yourself'
  if (mayOnDesk(person, 'administer')) return 'view-as.not-an-administrator'
  return person.roles.every((role) => isWithin(role, viewer)) ? null : 'view-as.more-rights'
}

const REACH = [null, 'own', 'team', 'all'] as const

/** Whether the roles of the viewer allow all that this role allows. */
function isWithin(role: Actor['roles'][number], { roles }: Actor): boolean {
  const [its, his] = [RIGHTS[role], roles.map((one) => RIGHTS[one])]
  const reads = Math.max(-1, ...his.map((one) => REACH.indexOf(one.reads)))
  return (
    REACH.indexOf(its.reads) <= reads &&
    its.does.every((verb) => his.some((one) => one.does.includes(verb))) &&
    its.onDesk.every((verb) => his.some((one) => one.onDesk.includes(verb)))
  )
}
