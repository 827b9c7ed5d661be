import { IconCheck } from '@tabler/icons-react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import type { VersionState } from '../../../src/domain/catalogue/service-versions.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Service.module.css'

const STEPS = ['draft', 'approval', 'publication'] as const
/** How many steps are behind, and which one it is at; null: at none. */
const STANDS: Readonly<Record<VersionState, { readonly done: number; readonly at: number | null }>> = {
  draft: { done: 0, at: 0 },
  on_approval: { done: 1, at: 1 },
  approved: { done: 2, at: 2 },
  published: { done: 3, at: null },
  withdrawn: { done: 0, at: null },
}

/** The way of a version: who wrote it, who approves it, when customers see it. */
export function StatePath({ version }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const formats = useFormats()
  const { state, authors, approvedBy, publishAt, publishedAt } = version
  if (state === 'withdrawn') return null
  const { done, at } = STANDS[state]
  const moment = (when: string) => formats.moment(when, Date.now())
  const said = {
    draft: authors.map(({ name }) => name).join(', '),
    approval: approvedBy?.name ?? say('admin.path.other'),
    publication: publishedAt ? moment(publishedAt) : publishAt ? moment(publishAt) : say('admin.path.seen'),
  }
  return (
    <ol className={styles.path} aria-label={say('admin.path')}>
      {STEPS.map((step, place) => (
        <li key={step} data-done={place < done ? '' : undefined} aria-current={place === at ? 'step' : undefined}>
          <span className={styles.dot}>{place < done && <Icon of={IconCheck} size={14} />}</span>
          <span>{say(`admin.path.${step}`)}</span>
          <small>{said[step]}</small>
        </li>
      ))}
    </ol>
  )
}
