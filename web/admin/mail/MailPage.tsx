import { IconPlus } from '@tabler/icons-react'
import type { MailboxCard } from '../../../src/contract/mail/mailbox.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import styles from './Mail.module.css'
import { STANDINGS, standingOf, useMailboxes } from './mailboxes.ts'
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
      <AdminList
        label={title}
        items={data?.mailboxes}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ address, displayName }) => `${address} ${displayName ?? ''}`}
        states={STANDINGS.map((value) => ({ value, label: say(`admin.mail.state.${value}`) }))}
        statesOf={(mailbox) => [standingOf(mailbox)]}
        hrefOf={({ id }) => paths.mailbox(id)}
        empty={{ title: say('admin.mail.none'), text: say('admin.mail.none.text') }}
      >
        {(mailbox) => <Line mailbox={mailbox} />}
      </AdminList>
      <StopList />
    </div>
  )
}

function Line({ mailbox }: { readonly mailbox: MailboxCard }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { address, displayName, state } = mailbox
  const standing = standingOf(mailbox)
  return (
    <>
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
    </>
  )
}

/** What is wrong, and where nobody knows it, what was said. */
function shortly(say: Say, { trouble, error }: MailboxCard['state']): string {
  return trouble === null || trouble === 'other' ? (error ?? '') : say(`mail.trouble.${trouble}`)
}
