import type { ManagedService } from '../../../src/contract/catalogue/catalogue.ts'
import type { StaffMember } from '../../../src/contract/people/staff.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { paths } from '../../paths.ts'

/** Something that goes no further until an administrator decides. */
export interface Decision {
  readonly key: string
  /** Something is wrong, or somebody waits. */
  readonly kind: 'trouble' | 'waits'
  readonly title: string
  readonly text: string
  readonly href: string
  readonly action: string
}

/** Versions that customers do not see until somebody approves or publishes them. */
export function serviceDecisions(
  say: Say,
  services: readonly ManagedService[],
  nameOf: (service: ManagedService) => string,
): Decision[] {
  return services.flatMap((service) => {
    const { id, latest } = service
    if (latest === null || latest.state === 'published' || latest.state === 'withdrawn') return []
    return [
      {
        key: `service ${id}`,
        kind: 'waits',
        title: say(`admin.home.service.${latest.state}`, { name: nameOf(service), version: latest.version }),
        text: say(`admin.home.service.${latest.state}.text`),
        href: `${paths.catalogueService(id)}?version=${latest.version}`,
        action: say('admin.home.service.open'),
      },
    ]
  })
}

/** Whoever was invited and whose link has ended. */
export function staffDecisions(say: Say, staff: readonly StaffMember[], now: number): Decision[] {
  return staff
    .filter(({ hasEntered, archivedAt }) => !hasEntered && archivedAt === null)
    .filter(({ invitedUntil }) => invitedUntil !== null && Date.parse(invitedUntil) <= now)
    .map(({ id, name, email }) => ({
      key: `person ${id}`,
      kind: 'waits',
      title: say('admin.home.invitation', { name }),
      text: say('admin.home.invitation.text', { email: email ?? '' }),
      href: paths.specialist(id),
      action: say('admin.home.invitation.open'),
    }))
}
