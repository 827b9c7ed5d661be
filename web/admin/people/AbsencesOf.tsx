import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Absence, StaffMember } from '../../../src/contract/people/staff.ts'
import { remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Absences.module.css'
import { CalendarLine } from './CalendarLine.tsx'
import { NewAbsence } from './NewAbsence.tsx'
import people from './People.module.css'
import { useStaffRefresh } from './staff.ts'

/** When a specialist is away, and who stands in; the days are those where he is. */
export function AbsencesOf({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const [isOpened, setOpened] = useState(false)
  const close = () => setOpened(false)
  const { absences, today, name } = member
  return (
    <section className={people.form}>
      <h2>{say('admin.staff.away')}</h2>
      {absences.length === 0 ? (
        <p className="muted">{say('admin.staff.away.none')}</p>
      ) : (
        <>
          <CalendarLine absences={absences} today={today} />
          <ul className={people.sessions}>
            {absences.map((absence) => (
              <Line key={absence.id} member={member} absence={absence} />
            ))}
          </ul>
        </>
      )}
      <div>
        <Button onClick={() => setOpened(true)}>{say('admin.staff.away.add')}</Button>
      </div>
      <Dialog opened={isOpened} onClose={close} title={say('admin.staff.away.title', { name })}>
        <NewAbsence member={member} onClose={close} />
      </Dialog>
    </section>
  )
}

function Line({ member, absence }: { readonly member: StaffMember; readonly absence: Absence }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const refresh = useStaffRefresh()
  const { startsOn, endsOn, reason, note, substitute } = absence
  const [from, to] = [startsOn, endsOn].map((day) => formats.date(`${day}T12:00:00Z`, now))
  const removing = useMutation({
    mutationFn: () => remove(`/api/staff/${member.id}/absences/${absence.id}`),
    onSuccess: () => showToast({ text: say('admin.staff.away.removed') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  const isNow = startsOn <= member.today
  return (
    <li>
      <span className={people.who}>
        <span>
          {startsOn === endsOn ? from : say('admin.staff.away.days', { from: from ?? '', to: to ?? '' })}
          {', '}
          {say(`duty.away.${reason}`)}
          {isNow && <span className={styles.now}> {say('admin.staff.away.now')}</span>}
        </span>
        <span className={people.quiet}>
          {substitute
            ? say('admin.staff.away.substitute', { name: substitute.name })
            : say('admin.staff.away.substitute.none')}
          {note !== '' && ` · ${note}`}
        </span>
      </span>
      <Button
        disabled={removing.isPending}
        aria-label={say('admin.staff.away.remove.of', { from: from ?? '', to: to ?? '' })}
        onClick={() => removing.mutate()}
      >
        {say('admin.staff.away.remove')}
      </Button>
    </li>
  )
}
