import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import { stands } from '../../../src/domain/ground/status.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import styles from './CallDock.module.css'

/** What is open for the caller already; opened beside the call, with what is typed kept. */
export function OpenOfCaller({ candidate: { open, openCount, lastCallAt } }: { readonly candidate: CallCandidate }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const last = lastCallAt && (
    <p className={styles.last}>{say('desk.call.last', { at: formats.moment(lastCallAt, now) })}</p>
  )
  if (open.length === 0) {
    return (
      <div className={styles.open}>
        <p className={styles.last}>{say('desk.new.nothing-open')}</p>
        {last}
      </div>
    )
  }
  return (
    <section className={styles.open} aria-label={say('desk.call.open')}>
      <h3>
        {say('desk.call.open')} <span>{formats.number(openCount)}</span>
      </h3>
      <ul>
        {open.map(({ number, subject, status, dueAt }) => (
          <li key={number}>
            <a href={paths.deskRequest(number)} data-tip={`№${number} ${say(`status.${status}`)}`}>
              <StatusGlyph status={status} />
              <span className="cut">{subject}</span>
              <SlaChip dueAt={dueAt} burnsAt={null} paused={stands(status)} />
            </a>
          </li>
        ))}
      </ul>
      {last}
    </section>
  )
}
