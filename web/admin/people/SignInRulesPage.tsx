import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { secondFactorRoles, secondFactorRolesChange } from '../../../src/contract/people/staff.ts'
import { STAFF_ROLES } from '../../../src/domain/access/permissions.ts'
import { isStaffRole, type StaffRole } from '../../../src/domain/access/staff.ts'
import { get, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Check } from '../../ui/Check.tsx'
import { Group } from '../../ui/Group.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './People.module.css'
import { useStaff } from './staff.ts'

const KEY = ['second-factor-roles'] as const

/** Who confirms his way in by an app: the roles that have to. */
export function SignInRulesPage() {
  const say = useSay()
  useTitle(say('admin.second'))
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<z.infer<typeof secondFactorRoles>>('/api/second-factor-roles', signal),
  })
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  return (
    <div className={styles.page}>
      <h1>{say('admin.second')}</h1>
      <p>
        {say('admin.second.lead')}{' '}
        <a className="link" href={paths.me}>
          {say('admin.second.own')}
        </a>
      </p>
      <Roles key={data.roles.join()} known={data.roles} />
    </div>
  )
}

function Roles({ known }: { readonly known: readonly StaffRole[] }) {
  const say = useSay()
  const queries = useQueryClient()
  const { data: staff = [] } = useStaff()
  const form = useForm({
    typed: useState<{ readonly roles: readonly StaffRole[] }>({ roles: known }),
    body: ({ roles }): z.input<typeof secondFactorRolesChange> => ({ roles: [...roles], seen: [...known] }),
    send: (body) => put('/api/second-factor-roles', body),
    onRefused: ({ code }) => code === 'second-factor.changed' && void queries.invalidateQueries({ queryKey: KEY }),
    onDone: () => {
      showToast({ text: say('admin.second.saved') })
      return queries.invalidateQueries({ queryKey: KEY })
    },
  })
  const { roles } = form.typed
  const without = (role: StaffRole) =>
    staff.filter((one) => one.archivedAt === null && one.roles.includes(role) && !one.hasSecondFactor).length
  return (
    <form className={styles.form} {...form.wiring}>
      <Group label={say('admin.second.roles')}>
        <div className={styles.checks}>
          {STAFF_ROLES.filter(isStaffRole).map((role) => (
            <Check
              key={role}
              label={say(`admin.role.${role}`)}
              {...(without(role) > 0 && { hint: say('admin.second.without', { count: without(role) }) })}
              on={roles.includes(role)}
              onChange={() =>
                form.set({ roles: roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role] })
              }
            />
          ))}
        </div>
      </Group>
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('admin.second.save')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}
