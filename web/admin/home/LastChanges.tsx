import { changeInWords, thingInWords } from '../../../src/texts/audit-words.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { useLastChanges } from '../audit/journal.ts'
import { auditHref } from '../audit/use-audit-address.ts'
import panes from '../panes/Panes.module.css'
import styles from './Home.module.css'

/** The last rows of the journal. */
export function LastChanges() {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data: changes } = useLastChanges(5)
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.home.changes')}</h2>
        <a className={classes('link', 'small', panes.end)} href={paths.adminAudit}>
          {say('admin.home.changes.all')}
        </a>
      </div>
      {changes?.length === 0 && <p className={styles.calm}>{say('admin.audit.none')}</p>}
      <ul>
        {changes?.map((change) => (
          <li key={change.id}>
            <a className={styles.change} href={auditHref({ change: change.id })}>
              <Avatar name={change.actor?.name ?? say('admin.audit.nobody')} ours size={20} />
              <span className={styles.two}>
                <span className="cut">{thingInWords(say, change)}</span>
                <span className={classes(panes.quiet, 'cut')}>{changeInWords({ say, formats }, change)}</span>
              </span>
              <time className={panes.quiet} dateTime={change.at}>
                {formats.moment(change.at, now)}
              </time>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
