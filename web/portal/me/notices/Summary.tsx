import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Summaries, SummaryOrder } from '../../../../src/contract/notices/summaries.ts'
import { get, put, remove } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { useSay } from '../../../language.ts'
import { RhythmFields } from '../../../notices/RhythmFields.tsx'
import { MORNING, summaryOrder, type TypedRhythm } from '../../../notices/rhythm.ts'
import { useMe } from '../../../session.ts'
import { showToast } from '../../../ui/toasts.ts'
import styles from '../MePage.module.css'
import { Sheet } from '../Sheet.tsx'

const SUMMARIES = ['summaries'] as const
const URL = '/api/me/summaries/email'

/** How often letters come that can wait. Nothing stands here until it is known what was chosen. */
export function Summary() {
  const { data } = useQuery({
    queryKey: SUMMARIES,
    queryFn: ({ signal }) => get<Summaries>('/api/me/summaries', signal),
  })
  const email = data?.summaries.find(({ way }) => way === 'email')
  return data && email ? <Choice rhythms={data.rhythms} email={email} /> : null
}

interface ChoiceProps {
  readonly rhythms: Summaries['rhythms']
  readonly email: Summaries['summaries'][number]
}

function Choice({ rhythms, email: { every, at, isOwn, byRole } }: ChoiceProps) {
  const say = useSay()
  const queries = useQueryClient()
  const { isStaff } = useMe()
  const form = useForm({
    typed: useState<TypedRhythm>({ every: isOwn ? (every ?? 'once') : 'role', at: at ?? MORNING }),
    check: (typed) => ({ at: typed.every === 'day' && typed.at === '' && say('rhythm.at.missing') }),
    body: orderOf,
    send: ({ order }): Promise<unknown> => (order ? put(URL, order) : remove(URL)),
    onDone: async (_, { order }) => {
      await queries.invalidateQueries({ queryKey: SUMMARIES })
      showToast({
        text: order
          ? say(`portal.summary.saved.${order.every ?? 'once'}`, { at: order.at ?? '' })
          : say('notices.as-role.done'),
      })
    },
  })
  const { typed } = form
  const ofRole = say(`portal.summary.role.${byRole.every ?? 'once'}`, { at: byRole.at ?? '' })
  const whenNoShift = byRole.every === 'shift' ? ` ${say('rhythm.shift.hint')}` : ''
  return (
    <Sheet title={say('portal.summary')} lead={say(`portal.summary.lead.${isStaff ? 'support' : 'customer'}`)}>
      <form className={styles.quiet} {...form.wiring}>
        <RhythmFields
          label={say('portal.summary.every')}
          choices={['role', 'once', ...rhythms] as const}
          typed={typed}
          onChange={form.put}
          error={form.error('at')}
          {...(typed.every === 'role' && { hint: `${ofRole}${whenNoShift}` })}
        />
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

function orderOf({ every, at }: TypedRhythm): {
  /** Null: as his roles have it. */
  readonly order: SummaryOrder | null
} {
  return { order: every === 'role' ? null : summaryOrder({ every, at }) }
}
