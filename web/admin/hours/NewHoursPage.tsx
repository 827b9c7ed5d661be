import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { showToast } from '../../ui/toasts.ts'
import panes from '../terms/Panes.module.css'
import { PaneHead } from '../terms/Panes.tsx'
import { TERMS } from '../terms/terms.ts'
import { draftOf, NEW_HOURS } from './draft.ts'
import styles from './Hours.module.css'
import { HoursFields } from './HoursFields.tsx'

export function NewHoursPage() {
  const say = useSay()
  const queries = useQueryClient()
  const { history } = useRouter()
  const title = say('admin.hours.new')
  useTitle(title)
  const form = useForm({
    typed: useState(NEW_HOURS),
    check: (typed) => ({
      name: typed.name.trim() === '' && say('admin.hours.name.missing'),
      days: draftOf(typed) === null && say('admin.hours.unclear'),
    }),
    body: draftOf,
    send: (draft, key): Promise<{ id: number }> => post('/api/service-hours', draft, key),
    places: { 'hours.name-taken': 'name' },
    onDone: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: TERMS })
      showToast({ text: say('admin.hours.saved') })
      history.push(paths.serviceHours(id))
    },
  })
  const trouble = form.error('name') ?? form.error('days')
  return (
    <form className={styles.form} {...form.wiring}>
      <HoursFields
        typed={form.typed}
        onChange={form.put}
        kept={null}
        head={<PaneHead title={title} crumbs={[{ href: paths.adminHours, label: say('admin.hours') }]} />}
        dock={
          <div className={panes.dock}>
            <div>
              <FormTrouble form={form} />
              {trouble && <p role="alert">{trouble}</p>}
            </div>
            <SendButton form={form}>{say('admin.hours.add')}</SendButton>
          </div>
        }
        onSubmit={() => undefined}
      />
      <Unsaved form={form} />
    </form>
  )
}
