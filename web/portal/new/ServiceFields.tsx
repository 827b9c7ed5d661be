import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import { visibleFields } from '../../../src/domain/catalogue/form.ts'
import { URGENCIES } from '../../../src/domain/ground/words.ts'
import { useSay } from '../../language.ts'
import type { Attachments } from '../../request/attach/use-attachments.ts'
import { AnswerField } from '../../request/form/AnswerField.tsx'
import { filesOf } from '../../request/form/files-of.ts'
import { isLong } from '../../request/form/is-long.ts'
import { classes } from '../../ui/classes.ts'
import { Group } from '../../ui/Group.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useEquipment } from './equipment.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'
import styles from './ServiceFields.module.css'

interface ServiceFieldsProps {
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly service: CatalogueService | undefined
  readonly venueId: number | null
  readonly venues: MyVenues['venues']
  readonly attachments: Attachments
  /** What is wrong with an answer. */
  readonly trouble: (field: string) => string | undefined
}

/** What this service asks besides, two in a row; the urgency stands among them. */
export function ServiceFields({ draft, edit, service, venueId, venues, attachments, trouble }: ServiceFieldsProps) {
  const fields = service ? visibleFields(service.form, draft.answers) : []
  const { equipment } = useEquipment(fields.some(({ type }) => type === 'equipment') ? venueId : null)
  const around = { equipment, venues, files: filesOf(draft.files, attachments) }
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <div key={field.id} className={classes(isLong(field.type) && styles.long)}>
          <AnswerField field={field} draft={draft} edit={edit} around={around} trouble={trouble(field.id)} />
        </div>
      ))}
      <UrgencyField draft={draft} edit={edit} />
    </div>
  )
}

/** In the customer's words: it can wait, it is in the way, at once. */
function UrgencyField({ draft, edit }: Pick<ServiceFieldsProps, 'draft' | 'edit'>) {
  const say = useSay()
  return (
    <Group
      label={say('portal.new.urgency')}
      hint={
        <>
          {say('portal.new.stands')}{' '}
          <button type="button" className={styles.stop} onClick={() => edit({ stopOfTrade: true })}>
            {say('portal.new.stop')}
          </button>
        </>
      }
    >
      <Segmented
        label={say('portal.new.urgency')}
        value={draft.urgency}
        options={URGENCIES.toReversed().map((value) => ({ value, label: say(`portal.urgency.${value}`) }))}
        onChange={(urgency) => edit({ urgency })}
      />
    </Group>
  )
}
