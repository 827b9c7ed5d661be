import type { PushServices } from '../../../src/contract/push/services.ts'
import { useFormats, useSay } from '../../language.ts'
import panes from '../panes/Panes.module.css'
import styles from './App.module.css'

/** How many devices hear, by which way, and what that means for whoever decides. */
export function Listeners({ all: { browsers, services } }: { readonly all: PushServices }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <aside className={panes.pane} aria-label={say('admin.app.listeners')}>
      <div className={panes.bar}>
        <h2>{say('admin.app.listeners')}</h2>
      </div>
      <dl className={styles.counts}>
        {services.map(({ service, phones }) => (
          <div key={service}>
            <dt>{say(`admin.app.service.${service}`)}</dt>
            <dd>{formats.number(phones)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('admin.app.browsers')}</dt>
          <dd>{formats.number(browsers)}</dd>
        </div>
      </dl>
      <div className={styles.notes}>
        <p>{say('admin.app.note.order')}</p>
        <p>{say('admin.app.note.text')}</p>
        <p>{say('admin.app.note.browsers')}</p>
      </div>
    </aside>
  )
}
