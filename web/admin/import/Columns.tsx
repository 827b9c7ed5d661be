import { IconArrowRight } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ImportPage } from '../../../src/contract/imports/imports.ts'
import { put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { showToast } from '../../ui/toasts.ts'
import { fieldLabel } from './field-label.ts'
import styles from './Import.module.css'
import { useRefreshImports } from './imports.ts'

const SKIP = '-'

interface ColumnsProps {
  readonly one: ImportPage
  /** It may still be mapped otherwise. */
  readonly isOpen: boolean
}

/** Columns of the file and the field that each fills; after a change the trial begins anew. */
export function Columns({ one: { id, columns, fields }, isOpen }: ColumnsProps) {
  const say = useSay()
  const refresh = useRefreshImports()
  const mapping = useMutation({
    mutationFn: (next: readonly (string | null)[]) => put(`/api/imports/${id}/mapping`, { fields: next }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  const choose = (place: number, field: string | null) =>
    mapping.mutate(
      columns.map((column, at) => {
        if (at === place) return field
        // A field is filled by one column: the one chosen last.
        return field !== null && column.field === field ? null : column.field
      }),
    )
  return (
    <table className={styles.map}>
      <thead>
        <tr>
          <th>{say('admin.import.column')}</th>
          <th>{say('admin.import.example')}</th>
          <td className={styles.arrow} />
          <th>{say('admin.import.field')}</th>
          <th>{say('admin.import.how')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, field, how, example, isKey }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may be called alike
          <tr key={place} data-off={field === null || undefined}>
            <td className={styles.name}>{name}</td>
            <td className={styles.quiet}>{example || '—'}</td>
            <td className={styles.arrow}>
              <Icon of={IconArrowRight} size={14} />
            </td>
            <td>
              {isOpen ? (
                <Select
                  label={<span className={styles.hidden}>{`${say('admin.import.field')}: ${name}`}</span>}
                  placeholder={say('admin.import.skip')}
                  options={[
                    { value: SKIP, label: say('admin.import.skip') },
                    ...fields.map((value) => ({ value, label: say(fieldLabel(value)) })),
                  ]}
                  value={field ?? SKIP}
                  onChange={(value) => choose(place, value === SKIP ? null : value)}
                />
              ) : (
                say(field === null ? 'admin.import.skip' : fieldLabel(field))
              )}
            </td>
            <td>
              <span className={styles.how}>{how && say(`admin.import.how.${how}`)}</span>
              {isKey && <span className={styles.key}>{say('admin.import.key')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
