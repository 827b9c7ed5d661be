import type { MailTrouble } from '../../../src/domain/mail/mail-trouble.ts'
import { useSay } from '../../language.ts'
import styles from './Mail.module.css'

interface TroubleProps {
  readonly title: string
  readonly trouble: MailTrouble
  /** Of the server or the system, for whoever knows more of it. */
  readonly words: string
}

/** What is wrong with a mail server, what to do about it, and its own words. */
export function Trouble({ title, trouble, words }: TroubleProps) {
  const say = useSay()
  return (
    <div className={styles.wrong}>
      <p className={styles.trouble}>{title}</p>
      <p>
        <strong>{say(`mail.trouble.${trouble}`)}.</strong> {say(`mail.trouble.${trouble}.do`)}
      </p>
      <p className={styles.words}>{say('admin.mail.said', { words })}</p>
    </div>
  )
}
