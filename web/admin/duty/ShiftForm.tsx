import { useState } from 'react'
import { SHIFT_KINDS, type ShiftKind } from '../../../src/domain/duty/shift.ts'
import type { DutyWeek } from '../../duty/week.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Duty.module.css'
import { type Edited, removeShift, saveShift, useDutyAct, useDutyRefresh } from './duty.ts'

interface Typed {
  readonly team: string | null
  readonly person: string | null
  readonly kind: ShiftKind
  readonly day: string
  readonly from: string
  readonly to: string
}

interface ShiftFormProps {
  readonly week: DutyWeek
  readonly edited: Edited
  readonly onClose: () => void
}

/** One shift: whose, of which team, when and how. */
export function ShiftForm({ week, edited, onClose }: ShiftFormProps) {
  const say = useSay()
  const refresh = useDutyRefresh()
  const shift = 'shift' in edited ? edited.shift : null
  const form = useForm({
    typed: useState<Typed>(() => begun(week, edited)),
    check: ({ person, day, from, to }) => ({
      person: person === null && say('admin.duty.person.missing'),
      day: day === '' && say('admin.duty.day.missing'),
      from: from === '' && say('admin.duty.time.missing'),
      to: to === '' && say('admin.duty.time.missing'),
    }),
    body: ({ team, person, kind, day, from, to }) => ({
      teamId: Number(team),
      personId: Number(person),
      kind,
      day,
      from,
      to,
    }),
    send: (body, key) => saveShift(shift, body, key),
    places: {
      'duty.overlaps': 'from',
      'duty.doubled': 'from',
      'duty.ends-before': 'to',
      'duty.person-wrong': 'person',
      'team.not-found': 'team',
    },
    onDone: async () => {
      onClose()
      showToast({ text: say('admin.duty.saved') })
      await refresh()
    },
  })
  const removing = useDutyAct(removeShift, () => {
    onClose()
    showToast({ text: say('admin.duty.removed') })
  })
  const members = week.teams.find(({ id }) => String(id) === form.typed.team)?.members ?? []
  const people = [...week.people].sort((a, b) => Number(members.includes(b.id)) - Number(members.includes(a.id)))
  const isOverNight = form.typed.to !== '' && form.typed.to <= form.typed.from
  return (
    <form className={styles.form} {...form.wiring}>
      {!shift && (
        <Select
          label={say('admin.duty.team')}
          placeholder={say('admin.duty.team')}
          options={week.teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          {...form.choice('team')}
        />
      )}
      <Select
        label={say('admin.duty.person')}
        placeholder={say('admin.duty.person.missing')}
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        search={{ placeholder: say('admin.staff.name'), nothing: say('admin.list.nothing') }}
        {...form.choice('person')}
      />
      <Segmented
        label={say('admin.duty.kind')}
        options={SHIFT_KINDS.map((value) => ({ value, label: say(`duty.kind.${value}`) }))}
        value={form.typed.kind}
        onChange={(kind) => form.set({ kind })}
      />
      <TextField label={say('admin.duty.day')} type="date" {...form.text('day')} />
      <div className={styles.two}>
        <TextField label={say('admin.duty.from')} type="time" {...form.text('from')} />
        <TextField
          label={say('admin.duty.to')}
          type="time"
          hint={isOverNight ? say('admin.duty.to.next') : undefined}
          {...form.text('to')}
        />
      </div>
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say('admin.duty.save')}</SendButton>
        <Button onClick={onClose}>{say('admin.duty.cancel')}</Button>
        {shift && (
          <Button kind="danger" disabled={removing.isPending} onClick={() => removing.mutate(shift.id)}>
            {say('admin.duty.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

function begun({ teams }: DutyWeek, edited: Edited): Typed {
  if ('shift' in edited) {
    const { teamId, personId, ...rest } = edited.shift
    return { ...rest, team: String(teamId), person: String(personId) }
  }
  const team = edited.teamId ?? teams[0]?.id
  const person = edited.personId === null ? null : String(edited.personId)
  const hours = edited.hours ?? { from: '09:00', to: '18:00' }
  return { team: team === undefined ? null : String(team), person, day: edited.day, kind: 'duty', ...hours }
}
