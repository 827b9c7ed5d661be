import type { MailboxTrial } from '../../../src/contract/mail/mailbox.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import styles from './Mail.module.css'
import { Trouble } from './Trouble.tsx'

interface TrialResultProps {
  readonly trial: MailboxTrial | undefined
  readonly error: unknown
  readonly isTrying: boolean
}

/** What the servers said just now, each for itself. */
export function TrialResult({ trial, error, isTrying }: TrialResultProps) {
  const say = useSay()
  return (
    <div role="status" className={styles.trial}>
      {isTrying && <p className="muted">{say('admin.mail.trying')}</p>}
      {!isTrying && Boolean(error) && <p className={styles.trouble}>{say(textOfProblem(error))}</p>}
      {!isTrying && trial && <Told trial={trial} />}
    </div>
  )
}

function Told({ trial: { receiving, sending } }: { readonly trial: MailboxTrial }) {
  const say = useSay()
  if (!receiving && !sending) return <p>{say('admin.mail.try.nothing')}</p>
  return (
    <>
      {receiving?.ok && <p className={styles.good}>{say('admin.mail.try.received', { count: receiving.detail })}</p>}
      {receiving?.ok === false && <Failed title={say('admin.mail.try.not-received')} attempt={receiving} />}
      {sending?.ok && <p className={styles.good}>{say('admin.mail.try.sent', { detail: sending.detail })}</p>}
      {sending?.ok === false && <Failed title={say('admin.mail.try.not-sent')} attempt={sending} />}
    </>
  )
}

interface FailedProps {
  readonly title: string
  readonly attempt: NonNullable<MailboxTrial['receiving']>
}

function Failed({ title, attempt: { trouble, detail } }: FailedProps) {
  return <Trouble title={title} trouble={trouble ?? 'other'} words={detail} />
}
