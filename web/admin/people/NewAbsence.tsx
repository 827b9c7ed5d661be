import { useState } from 'react'
import type { NewAbsence as Order, StaffMember } from '../../../src/contract/people/staff.ts'
import { WORKING_ROLES } from '../../../src/domain/access/permissions.ts'
import { ABSENCE_REASONS, type AbsenceReason } from '../../../src/domain/people/absence.ts'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './People.module.css'
import { stateOf, useStaff, useStaffRefresh } from './staff.ts'

const NOBODY = 'nobody'

interface Typed {
  readonly from: string
  readonly to: string
  readonly reason: AbsenceReason
  readonly substitute: string
  readonly note: string
}

export function NewAbsence({ member, onClose }: { readonly member: StaffMember; readonly onClose: () => void }) {
  const say = useSay()
  const refresh = useStaffRefresh()
  const { data: staff = [] } = useStaff()
  const form = useForm<Typed, Order, unknown>({
    typed: useState<Typed>({ from: member.today, to: '', reason: 'vacation', substitute: NOBODY, note: '' }),
    check: ({ from, to }) => ({
      from: from === '' && say('admin.staff.away.day.missing'),
      to: to === '' && say('admin.staff.away.day.missing'),
    }),
    body: ({ from, to, reason, substitute, note }) => ({
      startsOn: from,
      endsOn: to,
      reason,
      note: note.trim(),
      substituteId: substitute === NOBODY ? null : Number(substitute),
    }),
    send: (body, key) => post(`/api/staff/${member.id}/absences`, body, key),
    places: {
      'absence.ends-before': 'to',
      'absence.too-long': 'to',
      'absence.over': 'to',
      'absence.overlaps': 'from',
      'absence.substitute-wrong': 'substitute',
    },
    onDone: async () => {
      onClose()
      showToast({ text: say('admin.staff.away.saved') })
      await refresh()
    },
  })
  const colleagues = staff
    .filter((one) => one.id !== member.id && stateOf(one) !== 'left')
    .filter(({ roles }) => roles.some((role) => WORKING_ROLES.includes(role)))
    .map(({ id, name, teams }) => ({ value: String(id), label: name, note: teams.map((team) => team.name).join(', ') }))
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.two}>
        <TextField label={say('admin.staff.away.from')} type="date" {...form.text('from')} />
        <TextField label={say('admin.staff.away.to')} type="date" {...form.text('to')} />
      </div>
      <Select
        label={say('admin.staff.away.reason')}
        placeholder={say('admin.staff.away.reason')}
        options={ABSENCE_REASONS.map((value) => ({ value, label: say(`duty.away.${value}`) }))}
        {...form.choice('reason')}
      />
      <Select
        label={say('admin.staff.away.who')}
        placeholder={say('admin.staff.away.nobody')}
        options={[{ value: NOBODY, label: say('admin.staff.away.nobody') }, ...colleagues]}
        search={{ placeholder: say('admin.staff.name'), nothing: say('admin.list.nothing') }}
        {...form.choice('substitute')}
      />
      <TextField label={say('admin.staff.away.note')} maxLength={300} autoComplete="off" {...form.text('note')} />
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say('admin.staff.away.save')}</SendButton>
        <Button onClick={onClose}>{say('admin.staff.leave.not')}</Button>
      </div>
    </form>
  )
}
