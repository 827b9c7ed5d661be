import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { QuietHours as Hours, Me, meChange } from '../../../src/contract/people/session.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { patch } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { keys } from '../../queries.ts'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './MePage.module.css'
import { Sheet } from './Sheet.tsx'

const A_NIGHT: Hours = { from: '22:00', to: '08:00', weekends: false }

/** Hours in which the desk writes nothing by itself, by the person's own clock. Letters lead here from their foot. */
export function QuietHours({ me }: { readonly me: Me }) {
  const say = useSay()
  const queries = useQueryClient()
  const form = useForm({
    typed: useState({ isOn: me.quiet !== null, ...(me.quiet ?? A_NIGHT) }),
    check: ({ isOn, from, to }) => {
      if (!isOn) return {}
      const missing = say('portal.quiet.missing')
      const same = from === to && say('portal.quiet.same')
      return { from: from === '' && missing, to: to === '' ? missing : same }
    },
    body: ({ isOn, ...quiet }): z.input<typeof meChange> => ({ quiet: isOn ? quiet : null }),
    send: (body) => patch('/api/me', body),
    places: { '/quiet/from': 'from', '/quiet/to': 'to', '/quiet': 'to' },
    onDone: async (_, { quiet }) => {
      await queries.invalidateQueries({ queryKey: keys.me })
      showToast({
        text: quiet ? say('portal.quiet.saved', { from: quiet.from, to: quiet.to }) : say('portal.quiet.saved.off'),
      })
    },
  })
  const { isOn } = form.typed
  return (
    <Sheet title={say('portal.quiet')} lead={say(`portal.quiet.lead.${me.isStaff ? 'support' : 'customer'}`)}>
      <form className={styles.quiet} {...form.wiring}>
        <Segmented
          label={say('portal.quiet.when')}
          value={isOn ? 'on' : 'off'}
          options={(['off', 'on'] as const).map((value) => ({ value, label: say(`portal.quiet.${value}`) }))}
          onChange={(value) => form.set({ isOn: value === 'on' })}
        />
        {isOn && (
          <div className={styles.two}>
            <TextField label={say('portal.quiet.from')} type="time" {...form.text('from')} />
            <TextField label={say('portal.quiet.to')} type="time" {...form.text('to')} />
          </div>
        )}
        {isOn && (
          <Check
            label={say('portal.quiet.weekends')}
            on={form.typed.weekends}
            onChange={(weekends) => form.set({ weekends })}
          />
        )}
        {isOn && <Zone me={me} />}
        <FormTrouble form={form} />
        <div className={styles.save}>
          <SendButton form={form} kind="default">
            {say('portal.quiet.save')}
          </SendButton>
        </div>
      </form>
    </Sheet>
  )
}

/** Whose clock it is, with what it shows now: a wrong zone is seen before it hurts. */
function Zone({ me: { zone, locale } }: { readonly me: Me }) {
  const say = useSay()
  const now = useNow()
  return (
    <p className="muted">
      {say('portal.quiet.zone', { zone: placeOfZone(zone, locale), time: formatsFor(locale, zone).time(now) })}
    </p>
  )
}
