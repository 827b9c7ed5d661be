import { REQUEST_TYPES } from '../../../src/domain/ground/words.ts'
import { useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'
import { useTeams } from '../teams.ts'
import type { DraftFormOf } from './draft.ts'
import styles from './Service.module.css'

/** Who works its requests, and of which type they are. */
export function ServingFields({ form }: { readonly form: DraftFormOf }) {
  const say = useSay()
  const { data: teams = [] } = useTeams()
  return (
    <div className={styles.texts}>
      <Select
        label={say('admin.draft.team')}
        placeholder={say('admin.draft.choose-team')}
        options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
        {...form.choice('team')}
      />
      <Select
        label={say('admin.draft.type')}
        placeholder={say('admin.draft.type')}
        options={REQUEST_TYPES.map((value) => ({ value, label: say(`admin.type.${value}`) }))}
        {...form.choice('requestType')}
      />
    </div>
  )
}
