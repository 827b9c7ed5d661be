import { useSay } from '../../../language.ts'
import { Square } from '../../../ui/Square.tsx'
import styles from './Labels.module.css'

export interface Label {
  readonly key: string
  readonly title: string
  readonly place: string
  readonly code: string
  /** What its code holds. */
  readonly link: string
}

/** Two in a row, four rows: as many fit on A4 with room for a knife. */
const ON_SHEET = 8

export function Sheets({ labels }: { readonly labels: readonly Label[] }) {
  const sheets = Array.from({ length: Math.ceil(labels.length / ON_SHEET) }, (_, at) =>
    labels.slice(at * ON_SHEET, (at + 1) * ON_SHEET),
  )
  return sheets.map((some) => (
    <ul key={some[0]?.key} className={styles.sheet}>
      {some.map((label) => (
        <OneLabel key={label.key} label={label} />
      ))}
    </ul>
  ))
}

function OneLabel({ label: { title, place, code, link } }: { readonly label: Label }) {
  const say = useSay()
  return (
    <li className={styles.label}>
      <Square onPaper text={link} label={say('admin.labels.code', { title })} />
      <span className={styles.words}>
        <strong>{title}</strong>
        <span>{place}</span>
        <span className={styles.mono}>{code}</span>
        <span className={styles.what}>{say('admin.labels.what')}</span>
      </span>
    </li>
  )
}
