import { useNavigate, useParams } from '@tanstack/react-router'
import type { MailboxCard } from '../../../src/contract/mail/mailbox.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { DkimSection } from './DkimSection.tsx'
import styles from './Mail.module.css'
import { MailboxForm } from './MailboxForm.tsx'
import { standingOf, useKeeping, useMailboxes } from './mailboxes.ts'
import { Trouble } from './Trouble.tsx'

export function NewMailboxPage() {
  return <Page mailbox={null} />
}

export function MailboxPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useMailboxes()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const mailbox = data.mailboxes.find((one) => one.id === Number(id))
  return mailbox ? <Page key={mailbox.id} mailbox={mailbox} /> : <Missing home={paths.adminMail} />
}

function Page({ mailbox }: { readonly mailbox: MailboxCard | null }) {
  const say = useSay()
  const navigate = useNavigate()
  const { data } = useMailboxes()
  const keep = useKeeping(mailbox?.id ?? null)
  const title = mailbox?.address ?? say('admin.mail.new')
  useTitle(title)
  return (
    <div className={styles.page}>
      <p>
        <a className="link" href={paths.adminMail}>
          {say('admin.mail.cancel')}
        </a>
      </p>
      <h1>{title}</h1>
      {mailbox && <State mailbox={mailbox} />}
      <MailboxForm
        mailbox={mailbox}
        sendingServer={data?.sendingServer ?? null}
        keep={keep}
        onKept={() => void navigate({ to: paths.adminMail })}
      />
      {mailbox && <DkimSection mailbox={mailbox} />}
    </div>
  )
}

/** How it fares just now; asked for again every few seconds. */
function State({ mailbox }: { readonly mailbox: MailboxCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { state, managedBy, imap } = mailbox
  const standing = standingOf(mailbox)
  const told = (at: string | null) => (at === null ? say('admin.mail.never') : formats.moment(at, now))
  return (
    <section className={styles.state} aria-label={say('admin.mail.state')}>
      <span className={styles.standing} data-standing={standing}>
        {say(`admin.mail.state.${standing}`)}
      </span>
      {imap !== null && (
        <dl className={styles.facts}>
          <Fact name={say('admin.mail.connected')} value={told(state.connectedAt)} />
          <Fact name={say('admin.mail.checked')} value={told(state.checkedAt)} />
          <Fact name={say('admin.mail.last-letter')} value={told(state.lastLetterAt)} />
          <Fact name={say('admin.mail.waiting')} value={formats.number(state.waiting)} />
          <Fact name={say('admin.mail.unread')} value={formats.number(state.unread)} />
        </dl>
      )}
      {imap === null && <p className="muted">{say('admin.mail.door')}</p>}
      {managedBy === 'environment' && <p className="muted">{say('admin.mail.environment')}</p>}
      {state.error !== null && (
        <div role="alert">
          <Trouble
            title={say('admin.mail.failing', { moment: told(state.errorAt), failures: state.failures })}
            trouble={state.trouble ?? 'other'}
            words={state.error}
          />
        </div>
      )}
    </section>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
