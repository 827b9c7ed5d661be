import type { MailboxCard } from '../../../src/contract/mail/mailbox.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Mail.module.css'
import { useDkim } from './mailboxes.ts'

/** The key that letters of the mailbox are signed with, and the record that lets others check it. */
export function DkimSection({ mailbox }: { readonly mailbox: MailboxCard }) {
  const say = useSay()
  const { record, make, drop } = useDkim(mailbox)
  return (
    <section className={styles.dkim} aria-label={say('admin.mail.dkim')}>
      <h2>{say('admin.mail.dkim')}</h2>
      <p className="muted">{say('admin.mail.dkim.lead')}</p>
      {mailbox.dkim === null ? (
        <div>
          <Button onClick={() => make.mutate()} disabled={make.isPending}>
            {say('admin.mail.dkim.make')}
          </Button>
        </div>
      ) : (
        <>
          <p>{say('admin.mail.dkim.publish')}</p>
          {record.data && (
            <>
              <dl className={styles.record}>
                <dt>{say('admin.mail.dkim.record-name')}</dt>
                <dd>{record.data.name}</dd>
                <dt>{say('admin.mail.dkim.record-value')}</dt>
                <dd>{record.data.value}</dd>
              </dl>
              <p className={record.data.published === 'yes' ? styles.good : undefined}>
                {say(`admin.mail.dkim.${record.data.published}`)}
              </p>
            </>
          )}
          <div>
            <Button onClick={() => drop.mutate()} disabled={drop.isPending}>
              {say('admin.mail.dkim.drop')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
