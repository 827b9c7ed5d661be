import { useSay } from '../../language.ts'
import { InviteSpecialist } from '../people/NewSpecialistPage.tsx'
import { stateOf, useStaff } from '../people/staff.ts'

/** Invitations one after another, and who is there or on his way. */
export function StaffStep() {
  const say = useSay()
  const { data } = useStaff()
  const working = data?.filter((one) => stateOf(one) !== 'left') ?? []
  return (
    <>
      <ul>
        {working.map((one) => (
          <li key={one.id}>
            {one.name} <span className="muted">{say(`admin.staff.state.${stateOf(one)}`)}</span>
          </li>
        ))}
      </ul>
      <InviteSpecialist heading={(text) => <h2>{text}</h2>} />
    </>
  )
}
