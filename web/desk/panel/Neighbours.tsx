import type { RequestSurroundings } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats } from '../../language.ts'
import { paths } from '../../paths.ts'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import { Section } from './Section.tsx'
import styles from './SidePanel.module.css'

type Neighbour = RequestSurroundings['similarResolved'][number] & { readonly nextDueAt?: string | null }

/** Other requests that help to understand this one. */
export function Neighbours({ title, rows }: { readonly title: string; readonly rows: readonly Neighbour[] }) {
  const formats = useFormats()
  const now = useNow()
  if (rows.length === 0) return null
  return (
    <Section title={title} aside={<span>{rows.length}</span>}>
      <ul>
        {rows.map(({ number, subject, status, nextDueAt }) => (
          <li key={number}>
            <a className={styles.mini} href={paths.deskRequest(number)}>
              <StatusGlyph status={status} />
              <span className="cut">{subject}</span>
              <span className={styles.number}>{nextDueAt ? formats.moment(nextDueAt, now) : `№${number}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
