import { IconAlertTriangle, IconUserCheck } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import panes from '../panes/Panes.module.css'
import type { Decision } from './decisions.ts'
import styles from './Home.module.css'

/** What waits for a decision, each with the way to it. */
export function Decisions({ decisions }: { readonly decisions: readonly Decision[] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <section>
      <div className={panes.section}>
        <h2>
          {say('admin.home.decisions')} <span className={panes.number}>{formats.number(decisions.length)}</span>
        </h2>
      </div>
      {decisions.length === 0 && <p className={styles.calm}>{say('admin.home.decisions.none')}</p>}
      <ul>
        {decisions.map(({ key, kind, title, text, href, action }) => (
          <li key={key} className={styles.need}>
            <span className={styles.sign} data-kind={kind}>
              <Icon of={kind === 'trouble' ? IconAlertTriangle : IconUserCheck} />
            </span>
            <span className={styles.two}>
              <strong>{title}</strong>
              <span className={panes.quiet}>{text}</span>
            </span>
            <a className={buttonClass()} href={href} aria-label={`${action}: ${title}`}>
              {action}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
