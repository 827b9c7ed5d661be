import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import { stands } from '../../../src/domain/ground/status.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SlaChip } from '../../request/SlaChip.tsx'
import { StatusGlyph } from '../../request/StatusGlyph.tsx'
import styles from './CallDock.module.css'

/** What is open for the caller already; opened beside the call, with what is typed kept. */
export function OpenOfCaller({ candidate: { open, openCount } }: { readonly candidate: CallCandidate }) {
  const say = useSay()
  const formats = useFormats()
  if (open.length === 0) return <p className={styles.none}>{say('desk.new.nothing-open')}</p>
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
    </section>
  )
}
