import { STAFF_ROLES } from '../../../src/domain/access/permissions.ts'
import { isStaffRole, type StaffRole } from '../../../src/domain/access/staff.ts'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { Group } from '../../ui/Group.tsx'
import { useTeams } from '../teams.ts'
import styles from './People.module.css'

interface BelongingFieldsProps {
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
  readonly onChange: (change: { roles?: readonly StaffRole[]; teamIds?: readonly number[] }) => void
  readonly rolesError?: string | undefined
}

/** What somebody may do, each role in words, and in which teams. */
export function BelongingFields({ roles, teamIds, onChange, rolesError }: BelongingFieldsProps) {
  const say = useSay()
  const { data: teams = [] } = useTeams()
  return (
    <>
      <Group label={say('admin.staff.roles')} aside={say('admin.staff.roles.aside')} error={rolesError}>
        <div className={styles.checks}>
          {STAFF_ROLES.filter(isStaffRole).map((role) => (
            <Check
              key={role}
              label={say(`admin.role.${role}`)}
              hint={say(`admin.role.${role}.may`)}
              on={roles.includes(role)}
              onChange={() => onChange({ roles: turned(roles, role) })}
            />
          ))}
        </div>
      </Group>
      <Group label={say('admin.staff.teams')}>
        <div className={styles.checks}>
          {teams.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              on={teamIds.includes(id)}
              onChange={() => onChange({ teamIds: turned(teamIds, id) })}
            />
          ))}
        </div>
      </Group>
    </>
  )
}

function turned<Value>(all: readonly Value[], one: Value): readonly Value[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}
