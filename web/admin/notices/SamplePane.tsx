import type { RoleMatrix } from '../../../src/contract/notices/defaults.ts'
import { useSay } from '../../language.ts'
import { kindInWords } from '../../notices/ways.ts'
import { type Kind, useSample, type Way } from './defaults.ts'
import styles from './NoticesPage.module.css'

interface SamplePaneProps {
  readonly side: RoleMatrix['side']
  readonly role: string
  readonly looked: { readonly kind: Kind; readonly way: Way } | null
}

/** How it reads for whoever hears it, and what holds of it whatever is ticked. */
export function SamplePane({ side, role, looked }: SamplePaneProps) {
  const say = useSay()
  return (
    <aside className={styles.sample}>
      {looked ? (
        <>
          <h2>
            {say('admin.notices.sample', {
              kind: kindInWords(say, side, looked.kind).name,
              way: say(`notices.way.${looked.way}`),
            })}
          </h2>
          <p className={styles.lead}>{say('admin.notices.sample.lead', { role })}</p>
          <Reads side={side} {...looked} />
        </>
      ) : (
        <p className={styles.lead}>{say('admin.notices.sample.none')}</p>
      )}
      <dl className={styles.facts}>
        <dt>{say('admin.notices.quiet')}</dt>
        <dd>
          {say('admin.notices.quiet.text')}
          <small>{say('admin.notices.quiet.hint')}</small>
        </dd>
        <dt>{say('admin.notices.repeats')}</dt>
        <dd>
          {say('admin.notices.repeats.text')}
          <small>{say('admin.notices.repeats.hint')}</small>
        </dd>
        {looked && (
          <>
            <dt>{say('admin.notices.lost')}</dt>
            <dd>{say(lostBy(looked.way))}</dd>
          </>
        )}
        {side === 'customer' && (
          <>
            <dt>{say('admin.notices.wrote')}</dt>
            <dd>{say('admin.notices.wrote.text')}</dd>
          </>
        )}
        <dt>{say('admin.notices.never')}</dt>
        <dd>
          {say('admin.notices.never.text')}
          <small>{say('admin.notices.never.hint')}</small>
        </dd>
      </dl>
    </aside>
  )
}

function Reads(asked: { readonly side: RoleMatrix['side']; readonly kind: Kind; readonly way: Way }) {
  const { data } = useSample(asked)
  return (
    <div className={styles.reads}>
      {data?.title && <b>{data.title}</b>}
      <p>{data?.text}</p>
    </div>
  )
}

function lostBy(way: Way) {
  if (way === 'screen') return 'admin.notices.lost.here'
  return way === 'email' ? 'admin.notices.lost.mail' : 'admin.notices.lost.text'
}
