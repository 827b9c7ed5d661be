import type { ReactNode } from 'react'
import type { Overview } from '../../../src/contract/people/overview.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import panes from '../panes/Panes.module.css'
import styles from './Home.module.css'
import { useViewCounts } from './overview.ts'

/** What stands in line: on its way out, for time, for a specialist. */
export function Queues({ overview: { outbox, time } }: { readonly overview: Overview }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { data: views } = useViewCounts()
  const unassigned = views?.views.find(({ name }) => name === 'unassigned')?.count
  return (
    <section>
      <div className={panes.section}>
        <h2>{say('admin.home.queues')}</h2>
      </div>
      <dl className={styles.queues}>
        <Queue name={say('admin.home.outbox')} figure={formats.number(outbox.waiting)}>
          {outbox.waitingSince !== null &&
            say('admin.home.oldest', { for: formats.duration(Math.max(0, now - Date.parse(outbox.waitingSince))) })}
        </Queue>
        <Queue name={say('admin.home.time')} figure={formats.number(time.due)}>
          {time.next !== null && say('admin.home.time.next', { at: formats.moment(time.next, now) })}
        </Queue>
        <Queue name={say('admin.home.failed')} figure={formats.number(outbox.failed)} isWrong={outbox.failed > 0}>
          {say('admin.home.failed.text')}
        </Queue>
        {unassigned !== undefined && (
          <Queue
            name={say('admin.home.unassigned')}
            figure={
              <a className={styles.count} href={paths.deskView('unassigned')}>
                {formats.number(unassigned)}
              </a>
            }
          >
            {say('admin.home.unassigned.text')}
          </Queue>
        )}
      </dl>
    </section>
  )
}

interface QueueProps {
  readonly name: string
  readonly figure: ReactNode
  readonly isWrong?: boolean
  readonly children: ReactNode
}

function Queue({ name, figure, isWrong = false, children }: QueueProps) {
  return (
    <div data-wrong={isWrong || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.big}>{figure}</span>
        <span className={panes.quiet}>{children}</span>
      </dd>
    </div>
  )
}
