import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Summaries, SummaryOrder } from '../../../../src/contract/notices/summaries.ts'
import { get, put } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { useSay } from '../../../language.ts'
import { useMe } from '../../../session.ts'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toasts.ts'
import styles from '../MePage.module.css'
import { Sheet } from '../Sheet.tsx'

const SUMMARIES = ['summaries'] as const
const MORNING = '09:00'

type Every = Summaries['rhythms'][number] | 'once'

/** How often letters come that can wait. Nothing stands here until it is known what was chosen. */
export function Summary() {
  const { data } = useQuery({
    queryKey: SUMMARIES,
    queryFn: ({ signal }) => get<Summaries>('/api/me/summaries', signal),
  })
  const email = data?.summaries.find(({ way }) => way === 'email')
  return data && email ? <Choice rhythms={data.rhythms} every={email.every} at={email.at} /> : null
}

type Chosen = Pick<Summaries['summaries'][number], 'every' | 'at'> & Pick<Summaries, 'rhythms'>

function Choice({ rhythms, every, at }: Chosen) {
  const say = useSay()
  const queries = useQueryClient()
  const { isStaff } = useMe()
  const form = useForm({
    typed: useState<{ every: Every; at: string }>({ every: every ?? 'once', at: at ?? MORNING }),
    check: (typed) => ({ at: typed.every === 'day' && typed.at === '' && say('portal.summary.missing') }),
    body: orderOf,
    send: (body) => put('/api/me/summaries/email', body),
    onDone: async (_, order) => {
      await queries.invalidateQueries({ queryKey: SUMMARIES })
      showToast({ text: say(`portal.summary.saved.${order.every ?? 'once'}`, { at: order.at ?? '' }) })
    },
  })
  const chosen = form.typed.every
  const options = (['once', ...rhythms] as const).map((value) => ({
    value,
    label: say(`portal.summary.every.${value}`),
  }))
  return (
    <Sheet title={say('portal.summary')} lead={say(`portal.summary.lead.${isStaff ? 'support' : 'customer'}`)}>
      <form className={styles.quiet} {...form.wiring}>
        <Select
          label={say('portal.summary.every')}
          placeholder={say('portal.summary.every')}
          options={options}
          {...(chosen === 'shift' && { hint: say('portal.summary.shift') })}
          {...form.choice('every')}
        />
        {chosen === 'day' && <TextField label={say('portal.summary.at')} type="time" {...form.text('at')} />}
        <FormTrouble form={form} />
        <div className={styles.save}>
          <SendButton form={form} kind="default">
            {say('portal.summary.save')}
          </SendButton>
        </div>
      </form>
    </Sheet>
  )
}

function orderOf({ every, at }: { readonly every: Every; readonly at: string }): SummaryOrder {
  if (every === 'day') return { every, at }
  return { every: every === 'once' ? null : every }
}
