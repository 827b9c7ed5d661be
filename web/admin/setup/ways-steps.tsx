import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { MailboxForm } from '../mail/MailboxForm.tsx'
import { useKeeping, useMailboxes } from '../mail/mailboxes.ts'

/** The first mailbox, or how it is called that is there. */
export function MailStep() {
  const say = useSay()
  const keep = useKeeping(null)
  const { data, error, refetch } = useMailboxes()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  const [mailbox] = data.mailboxes
  if (!mailbox) {
    return <MailboxForm mailbox={null} sendingServer={data.sendingServer} keep={keep} onKept={() => void refetch()} />
  }
  return (
    <p role="status">
      {say('admin.guide.mail.there', { address: mailbox.address })}{' '}
      <a className="link" href={paths.mailbox(mailbox.id)}>
        {say('admin.guide.settings')}
      </a>
    </p>
  )
}
