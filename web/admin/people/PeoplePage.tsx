import { IconUserPlus } from '@tabler/icons-react'
import type { StaffMember } from '../../../src/contract/people/staff.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import { Load } from './Load.tsx'
import styles from './People.module.css'
import { STATES, stateOf, useStaff } from './staff.ts'

/** Who works on the desk: roles, teams, how much each has open, who has been invited and who has left. */
export function PeoplePage() {
  const say = useSay()
  const title = say('admin.staff')
  const { data: staff, error, refetch } = useStaff()
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newSpecialist}>
          <ButtonFace icon={IconUserPlus}>{say('admin.staff.invite')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={staff}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={(one) =>
          [
            one.name,
            one.email,
            one.extension,
            ...one.teams.map(({ name }) => name),
            ...one.roles.map((role) => say(`admin.role.${role}`)),
          ].join(' ')
        }
        states={STATES.map((value) => ({ value, label: say(`admin.staff.state.${value}`) }))}
        statesOf={(one) => [stateOf(one)]}
        hrefOf={({ id }) => paths.specialist(id)}
        empty={{ title: say('admin.staff.none'), text: say('admin.staff.none.text') }}
      >
        {(one) => <Line member={one} />}
      </AdminList>
    </div>
  )
}

function Line({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { name, roles, teams, open, openLimit, seenAt, absences, today, hasSecondFactor } = member
  const away = absences.find(({ startsOn }) => startsOn <= today)
  const state = stateOf(member)
  return (
    <>
      <Avatar name={name} ours size={28} />
      <span className={styles.who}>
        <span className="cut">{name}</span>
        <span className={styles.quiet}>
          {roles.map((role) => say(`admin.role.${role}`)).join(', ')}
          {state === 'working' && !hasSecondFactor && (
            <>
              {' · '}
              <span className={styles.lacks}>{say('admin.staff.factor.none')}</span>
            </>
          )}
        </span>
      </span>
      <span className={styles.teams}>{teams.map((team) => team.name).join(', ') || say('admin.staff.no-team')}</span>
      <span className={styles.figure}>
        <Load open={open} limit={openLimit} short />
      </span>
      <span className={styles.seen} data-state={away ? 'away' : state}>
        {away
          ? say('admin.staff.away.until', {
              reason: say(`duty.away.${away.reason}`),
              date: formats.date(`${away.endsOn}T12:00:00Z`, now),
            })
          : state === 'working' && seenAt !== null
            ? say('admin.staff.seen', { at: formats.moment(seenAt, now) })
            : say(`admin.staff.is.${state}`)}
      </span>
    </>
  )
}
