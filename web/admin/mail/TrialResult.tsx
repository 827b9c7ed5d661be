import type { MailboxTrial } from '../../../src/contract/mailbox.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import styles from './Mail.module.css'

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
      {receiving && (
        <p className={receiving.ok ? styles.good : styles.trouble}>
          {receiving.ok
            ? say('admin.mail.try.received', { count: receiving.detail })
            : say('admin.mail.try.not-received', { detail: receiving.detail })}
        </p>
      )}
      {sending && (
        <p className={sending.ok ? styles.good : styles.trouble}>
          {say(sending.ok ? 'admin.mail.try.sent' : 'admin.mail.try.not-sent', { detail: sending.detail })}
        </p>
      )}
    </>
  )
}
