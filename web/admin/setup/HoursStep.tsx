import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CheckAnswer, HoursDraft, HoursRow } from '../../../src/contract/terms/terms.ts'
import { post, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useHoursList } from '../terms/terms.ts'
import styles from './Wizard.module.css'

interface Typed {
  readonly roundTheClock: boolean
  readonly opens: string
  readonly closes: string
  readonly weekends: boolean
  readonly holidays: boolean
}

/** The hours that the desk began with, in the shape that most have; any other week is written on their own page. */
export function HoursStep() {
  const { data } = useHoursList()
  const [first] = data ?? []
  return first ? <Fields key={first.id} hours={first} /> : <Loading groups={2} />
}

function Fields({ hours }: { readonly hours: HoursRow }) {
  const say = useSay()
  const queries = useQueryClient()
  const form = useForm<Typed, HoursDraft, unknown>({
    typed: useState(typedOf(hours)),
    check: ({ roundTheClock, opens, closes }) => ({
      opens: !roundTheClock && opens >= closes && say('admin.setup.wrong.opens'),
    }),
    body: (typed) => draftOf(typed, hours),
    // Nothing is open as yet, or keeps what it was promised: the list is counted, and nobody has to read it.
    send: async (draft) => {
      const url = `/api/service-hours/${hours.id}`
      const { at, mark } = await post<CheckAnswer>(`${url}/checks`, { draft })
      return put(url, { draft, order: { at, mark, open: 'as_promised', keepLate: true, reason: '' } })
    },
    onDone: async () => {
      showToast({ text: say('admin.hours.saved') })
      await queries.invalidateQueries()
    },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <Check form={form} name="roundTheClock" />
      {!form.typed.roundTheClock && (
        <>
          <div className={styles.two}>
            <TextField label={say('admin.setup.field.opens')} type="time" {...form.text('opens')} />
            <TextField label={say('admin.setup.field.closes')} type="time" {...form.text('closes')} />
          </div>
          <Check form={form} name="weekends" />
          <Check form={form} name="holidays" />
        </>
      )}
      <p>
        <a className="link" href={paths.serviceHours(hours.id)}>
          {say('admin.guide.hours.own')}
        </a>
      </p>
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('admin.guide.save')}</SendButton>
      </div>
    </form>
  )
}

interface CheckProps {
  readonly form: Pick<ReturnType<typeof useForm<Typed, unknown, unknown>>, 'tick'>
  readonly name: 'roundTheClock' | 'weekends' | 'holidays'
}

function Check({ form, name }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" {...form.tick(name)} />
      {useSay()(`admin.setup.field.${name}`)}
    </label>
  )
}

function typedOf({ versions }: HoursRow): Typed {
  const version = versions.at(-1)
  const [monday] = version?.weekly[0] ?? []
  return {
    roundTheClock: version?.roundTheClock ?? false,
    opens: monday?.opens ?? '10:00',
    closes: monday?.closes ?? '18:00',
    weekends: (version?.weekly[6]?.length ?? 0) > 0,
    holidays: version?.calendar === 'ru',
  }
}

function draftOf(
  { roundTheClock, opens, closes, weekends, holidays }: Typed,
  { zone, versions }: HoursRow,
): HoursDraft {
  const day = roundTheClock ? [] : [{ opens, closes }]
  const { exceptions = [], shortDayCutMinutes = 60, years = [] } = versions.at(-1) ?? {}
  return {
    name: roundTheClock ? '24×7' : `${opens}–${closes}`,
    zone,
    effectiveFrom: null,
    week: {
      roundTheClock,
      weekly: Array.from({ length: 7 }, (_, place) => (place < 5 || weekends ? day : [])),
      calendar: holidays && !roundTheClock ? 'ru' : null,
      years,
      shortDayCutMinutes,
      exceptions,
    },
  }
}
