import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { QuietHours as Hours, Me } from '../../../src/contract/people/session.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { patch } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const A_NIGHT: Hours = { from: '22:00', to: '08:00' }

/** Hours in which the desk writes nothing by itself, by the person's own clock. Letters lead here from their foot. */
export function QuietHours({ me }: { readonly me: Me }) {
  const say = useSay()
  const [isOn, setOn] = useState(me.quiet !== null)
  const [hours, setHours] = useState(me.quiet ?? A_NIGHT)
  const [isComplaining, setComplaining] = useState(false)
  const saving = useSavedQuiet()
  const isMissing = { from: hours.from === '', to: hours.to === '' }
  const isSame = !isMissing.from && hours.from === hours.to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    const isWrong = isOn && (isMissing.from || isMissing.to || isSame)
    if (!isWrong) saving.mutate(isOn ? hours : null)
  }
  const complaint = (end: keyof Hours) => {
    if (!isComplaining) return undefined
    if (isMissing[end]) return say('portal.quiet.missing')
    return end === 'to' && isSame ? say('portal.quiet.same') : undefined
  }
  const field = (end: keyof Hours) => (
    <TextField
      label={say(`portal.quiet.${end}`)}
      type="time"
      value={hours[end]}
      onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
      error={complaint(end)}
    />
  )
  return (
    <Sheet title={say('portal.quiet')} lead={say('portal.quiet.lead')}>
      <form className={styles.quiet} onSubmit={submit} noValidate>
        <Segmented
          label={say('portal.quiet.when')}
          value={isOn ? 'on' : 'off'}
          options={(['off', 'on'] as const).map((value) => ({ value, label: say(`portal.quiet.${value}`) }))}
          onChange={(value) => setOn(value === 'on')}
        />
        {isOn && (
          <div className={styles.two}>
            {field('from')}
            {field('to')}
          </div>
        )}
        {isOn && <Zone me={me} />}
        <div className={styles.save}>
          <Button type="submit" disabled={saving.isPending}>
            {say('portal.quiet.save')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function useSavedQuiet() {
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (quiet: Hours | null) => patch('/api/me', { quiet }),
    onSuccess: async (_, quiet) => {
      await queries.invalidateQueries({ queryKey: keys.me })
      showToast({ text: quiet ? say('portal.quiet.saved', { ...quiet }) : say('portal.quiet.saved.off') })
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
}

/** Whose clock it is, with what it shows now: a wrong zone is seen before it hurts. */
function Zone({ me: { zone, locale } }: { readonly me: Me }) {
  const say = useSay()
  const now = useNow()
  return (
    <p className="muted">
      {say('portal.quiet.zone', { zone: zone.replaceAll('_', ' '), time: formatsFor(locale, zone).time(now) })}
    </p>
  )
}
