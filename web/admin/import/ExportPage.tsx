import { IMPORT_SUBJECTS } from '../../../src/domain/imports/fields.ts'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import styles from './Import.module.css'

/** Everything of a kind as a file that an import takes again. */
export function ExportPage() {
  const say = useSay()
  useTitle(say('admin.export'))
  return (
    <div className={styles.page}>
      <h1>{say('admin.export')}</h1>
      <p className={styles.lead}>{say('admin.export.text')}</p>
      <ul className={styles.exports}>
        {IMPORT_SUBJECTS.map((subject) => (
          <li key={subject}>
            <span>{say(`admin.import.subject.${subject}`)}</span>
            <a className="link" href={`/api/exports/${subject}?format=csv`} download>
              {say('admin.export.csv')}
            </a>
            <a className="link" href={`/api/exports/${subject}?format=xlsx`} download>
              {say('admin.export.xlsx')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
