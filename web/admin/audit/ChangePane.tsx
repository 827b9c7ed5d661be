import { IconX } from '@tabler/icons-react'
import type { AdminChangeCard } from '../../../src/contract/audit/admin-change.ts'
import { changeInWords, thingInWords } from '../../../src/texts/audit-words.ts'
import { browserOf } from '../../browser-of.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import panes from '../panes/Panes.module.css'
import styles from './Audit.module.css'
import { ByWhom } from './ByWhom.tsx'
import { Difference } from './Difference.tsx'
import { useChange, useLastChanges } from './journal.ts'
import { restoreHref } from './restore.ts'
import { useAuditAddress } from './use-audit-address.ts'

/** One change: who, when, from where, what differs, and what the same thing went through before. */
export function ChangePane({ id }: { readonly id: number }) {
  const say = useSay()
  const { open } = useAuditAddress()
  const { data, error, refetch } = useChange(id)
  const title = data ? thingInWords(say, data) : say('admin.audit.one')
  return (
    <aside
      className={classes(panes.pane, panes.beside)}
      aria-label={title}
      onKeyDown={({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented && open({ change: null })}
    >
      <div className={panes.bar}>
        <h2 className="cut">{title}</h2>
        <span className="grow" />
        <IconButton icon={IconX} label={say('admin.audit.close')} onClick={() => open({ change: null })} />
      </div>
      {data ? <Opened change={data} /> : error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />}
    </aside>
  )
}

function Opened({ change }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <>
      <div className={panes.sub}>
        <span>{say(`admin.subject.${change.subject}`)}</span>
        <span className={panes.end}>{say('admin.audit.entry', { number: formats.number(change.id) })}</span>
      </div>
      <div className={panes.scrolls}>
        <dl className={panes.facts}>
          <dt>{say('admin.audit.who')}</dt>
          <dd>
            <ByWhom change={change} />
            {change.token !== null && change.actor && (
              <span className={panes.quiet}>{say('admin.audit.token-of', { name: change.actor.name })}</span>
            )}
          </dd>
          <dt>{say('admin.audit.when')}</dt>
          <dd>
            <time dateTime={change.at}>{formats.exact(change.at)}</time>
          </dd>
          <dt>{say('admin.audit.from')}</dt>
          <dd>
            <Origin change={change} />
          </dd>
        </dl>
        <Differs change={change} />
        <Earlier change={change} />
      </div>
      <Restore change={change} />
    </>
  )
}

function Origin({ change: { token, address, userAgent } }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  if (address === null) return say('admin.audit.from-desk')
  const { browser, system } = browserOf(userAgent ?? '')
  const program = [browser, system].filter(Boolean).join(', ')
  return (
    <>
      {token !== null ? say('admin.audit.by-program') : program || say('admin.audit.unknown-program')}
      <br />
      <span className={panes.quiet}>{address}</span>
    </>
  )
}

function Differs({ change }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const { address, replace } = useAuditAddress()
  return (
    <section>
      <div className={panes.section}>
        <h3>{say('admin.audit.differs.title')}</h3>
        <span className={panes.end}>
          <Segmented
            label={say('admin.audit.shown-as')}
            value={address.stored ? 'stored' : 'words'}
            options={[
              { value: 'words', label: say('admin.audit.in-words') },
              { value: 'stored', label: say('admin.audit.stored') },
            ]}
            onChange={(how) => replace({ stored: how === 'stored' })}
          />
        </span>
      </div>
      {address.stored ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        <pre className={styles.stored} tabIndex={0}>
          {JSON.stringify({ before: change.before, after: change.after }, null, 2)}
        </pre>
      ) : (
        <Difference change={change} />
      )}
    </section>
  )
}

const SHOWN = 4

function Earlier({ change }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { hrefWith } = useAuditAddress()
  const { subject, subjectId } = change
  const { data = [] } = useLastChanges(50, { subject, subjectId })
  const around = data.filter(({ id }) => id <= change.id).slice(0, SHOWN)
  if (around.length < 2) return null
  const whole = { who: null, since: null, until: null, words: '', subject, thing: subjectId }
  return (
    <section>
      <div className={panes.section}>
        <h3>{say('admin.audit.same')}</h3>
        <a className={classes('link', 'small', panes.end)} href={hrefWith(whole)}>
          {say('admin.audit.same.all')}
        </a>
      </div>
      <ol className={styles.history}>
        {around.map((one) => (
          <li key={one.id} data-now={one.id === change.id || undefined}>
            <a href={hrefWith({ change: one.id, stored: false })}>
              {formats.moment(one.at, now)} · {one.token ?? one.actor?.name ?? say('admin.audit.nobody')}
            </a>
            <span className={classes(panes.quiet, 'cut')}>{changeInWords({ say, formats }, one)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Opens the form of the thing with the former values: what saves them is the form, with all its checks. */
function Restore({ change }: { readonly change: AdminChangeCard }) {
  const say = useSay()
  const href = restoreHref(change)
  if (href === null) return null
  return (
    <div className={panes.dock}>
      <span className="grow">
        {say('admin.audit.restore')}
        <br />
        <span className={panes.quiet}>{say('admin.audit.restore.text')}</span>
      </span>
      <a className={buttonClass()} href={href}>
        {say('admin.audit.restore.open')}
      </a>
    </div>
  )
}
