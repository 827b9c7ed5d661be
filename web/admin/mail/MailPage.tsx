import { IconPlus } from '@tabler/icons-react'
import type { MailboxCard } from '../../../src/contract/mail/mailbox.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './Mail.module.css'
import { standingOf, useMailboxes } from './mailboxes.ts'
import { StopList } from './StopList.tsx'

/** The mailboxes of the support, and how each of them fares just now. */
export function MailPage() {
  const say = useSay()
  const title = say('admin.mail')
  const { data, error, refetch } = useMailboxes()
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <a className={buttonClass('ghost')} href={paths.deskLetters}>
          <ButtonFace>{say('admin.mail.letters')}</ButtonFace>
        </a>
        <a className={buttonClass('primary')} href={paths.newMailbox}>
          <ButtonFace icon={IconPlus}>{say('admin.mail.new')}</ButtonFace>
        </a>
      </div>
      <p className="muted">{say('admin.mail.way')}</p>
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />)}
      {data?.mailboxes.length === 0 && (
        <EmptyState title={say('admin.mail.none')}>{say('admin.mail.none.text')}</EmptyState>
      )}
      <ul className={styles.lines}>
        {data?.mailboxes.map((mailbox) => (
          <li key={mailbox.id}>
            <Line mailbox={mailbox} />
          </li>
        ))}
      </ul>
      <StopList />
    </div>
  )
}

function Line({ mailbox }: { readonly mailbox: MailboxCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { id, address, displayName, state } = mailbox
  const standing = standingOf(mailbox)
  return (
    <a href={paths.mailbox(id)} className={styles.line}>
      <span className={styles.who}>
        <strong className="cut">{address}</strong>
        {displayName && <span className="muted cut">{displayName}</span>}
      </span>
      <span className={styles.last}>
        {state.lastLetterAt && `${say('admin.mail.last-letter')}: ${formats.moment(state.lastLetterAt, now)}`}
      </span>
      <span className={styles.standing} data-standing={standing}>
        {say(`admin.mail.state.${standing}`)}
      </span>
      {state.error && mailbox.enabled && <span className={styles.trouble}>{shortly(say, state)}</span>}
    </a>
  )
}

/** What is wrong, and where nobody knows it, what was said. */
function shortly(say: Say, { trouble, error }: MailboxCard['state']): string {
  return trouble === null || trouble === 'other' ? (error ?? '') : say(`mail.trouble.${trouble}`)
}
