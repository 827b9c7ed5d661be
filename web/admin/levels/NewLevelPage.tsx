import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { showToast } from '../../ui/toasts.ts'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { TERMS } from '../terms/terms.ts'
import { draftOf, typedOf } from './draft.ts'
import { LevelFields } from './LevelFields.tsx'
import styles from './Levels.module.css'

export function NewLevelPage() {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  const { history } = useRouter()
  const title = say('admin.levels.new')
  useTitle(title)
  const form = useForm({
    typed: useState(typedOf({ name: '', rules: [] }, formats)),
    check: (typed) => ({
      name: typed.name.trim() === '' && say('admin.levels.name.missing'),
      general: typed.name.trim() !== '' && draftOf(typed) === null && say('admin.levels.unclear'),
    }),
    body: draftOf,
    send: (draft, key): Promise<{ id: number }> => post('/api/sla-levels', draft, key),
    places: { 'level.name-taken': 'name', 'level.rule-twice': 'general' },
    onDone: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: TERMS })
      showToast({ text: say('admin.levels.saved') })
      history.push(paths.level(id))
    },
  })
  const trouble = form.error('name') ?? form.error('general')
  return (
    <form className={styles.form} {...form.wiring}>
      <Panes>
        <PaneHead title={title} crumbs={[{ href: paths.adminLevels, label: say('admin.levels') }]} />
        <div className={panes.body}>
          <LevelFields typed={form.typed} onChange={form.put} />
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
            {trouble && <p role="alert">{trouble}</p>}
          </div>
          <SendButton form={form}>{say('admin.levels.add')}</SendButton>
        </div>
      </Panes>
      <Unsaved form={form} />
    </form>
  )
}
