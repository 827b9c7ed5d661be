import { type FormEvent, useState } from 'react'
import type { MailboxCard, MailboxDraftInput } from '../../../src/contract/mail/mailbox.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Check } from './Check.tsx'
import { draftOf, goesByOnePassword, isAddress, type TypedMailbox, typed, withGuess } from './draft.ts'
import styles from './Mail.module.css'
import { useGuess, useTrial } from './mailboxes.ts'
import { ServerFields } from './ServerFields.tsx'
import { TrialResult } from './TrialResult.tsx'

interface MailboxFormProps {
  /** Null: a new one. */
  readonly mailbox: MailboxCard | null
  readonly sendingServer: string | null
  readonly error: unknown
  readonly isKeeping: boolean
  readonly onKeep: (draft: MailboxDraftInput) => void
}

/** Address first: the rest is guessed from it, and tried on the spot before it is kept. */
export function MailboxForm({ mailbox, sendingServer, error, isKeeping, onKeep }: MailboxFormProps) {
  const say = useSay()
  const [draft, setDraft] = useState(() => typed(mailbox))
  const [isComplaining, setComplaining] = useState(false)
  const guess = useGuess()
  const trial = useTrial(mailbox?.id ?? null)
  const [isByHand, setByHand] = useState(false)
  const isWhole = mailbox !== null || isByHand || guess.isSuccess
  const isOfEnvironment = mailbox?.managedBy === 'environment'
  const set = (news: Partial<TypedMailbox>) => setDraft({ ...draft, ...news })
  const ready = draftOf(draft, mailbox)
  const withReady = (use: (draft: MailboxDraftInput) => void) => {
    setComplaining(true)
    if (ready) use(ready)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) withReady(onKeep)
    else if (isAddress(draft.address)) guessNow()
    else setComplaining(true)
  }
  const guessNow = () => guess.mutate(draft.address.trim(), { onSuccess: (found) => setDraft(withGuess(draft, found)) })
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.address}>
        <TextField
          label={say('admin.mail.address')}
          type="email"
          autoComplete="off"
          value={draft.address}
          disabled={isOfEnvironment}
          onChange={(event) => set({ address: event.target.value })}
          error={isComplaining && !isAddress(draft.address) && say('admin.mail.missing')}
        />
        {!isOfEnvironment && (
          <Button
            {...(isWhole ? { onClick: guessNow } : { type: 'submit', kind: 'primary' })}
            disabled={guess.isPending}
          >
            {say('admin.mail.guess')}
          </Button>
        )}
      </div>
      <p role="status" className={guess.data ? styles.guessed : undefined}>
        {guess.data &&
          (guess.data.provider
            ? say('admin.mail.guessed', { provider: guess.data.provider })
            : say('admin.mail.guessed.own'))}
        {guess.data?.wantsAppPassword && ` ${say('admin.mail.app-password')}`}
      </p>
      {isWhole ? (
        <>
          <TextField
            label={say('admin.mail.name')}
            hint={say('admin.mail.name.hint')}
            value={draft.displayName}
            onChange={(event) => set({ displayName: event.target.value })}
          />
          <ServerFields
            kind="receiving"
            server={draft.imap}
            isKept={mailbox?.hasImapPassword ?? false}
            isFixed={isOfEnvironment}
            isComplaining={isComplaining}
            onChange={(imap) => set({ imap })}
          >
            <TextField
              label={say('admin.mail.folder')}
              value={draft.imapFolder}
              disabled={isOfEnvironment}
              onChange={(event) => set({ imapFolder: event.target.value })}
            />
            <Check
              label={say('admin.mail.old')}
              hint={say('admin.mail.old.hint')}
              on={draft.takesOld}
              onChange={(takesOld) => set({ takesOld })}
            />
          </ServerFields>
          <ServerFields
            kind="sending"
            server={draft.smtp}
            isKept={mailbox?.hasSmtpPassword ?? false}
            isSameAsOther={goesByOnePassword(draft, mailbox)}
            isComplaining={isComplaining}
            hint={
              sendingServer
                ? say('admin.mail.sending.environment', { server: sendingServer })
                : say('admin.mail.sending.nowhere')
            }
            onChange={(smtp) => set({ smtp })}
          />
          <details className={styles.more}>
            <summary className="link">{say('admin.mail.more')}</summary>
            <Check
              label={say('admin.mail.plus')}
              hint={say('admin.mail.plus.hint')}
              on={draft.plusAddressing}
              onChange={(plusAddressing) => set({ plusAddressing })}
            />
            <TextField
              label={say('admin.mail.trusted')}
              hint={say('admin.mail.trusted.hint')}
              value={draft.trustedServer}
              onChange={(event) => set({ trustedServer: event.target.value })}
            />
          </details>
          {!isOfEnvironment && (
            <Check label={say('admin.mail.enabled')} on={draft.enabled} onChange={(enabled) => set({ enabled })} />
          )}
          <TrialResult trial={trial.data} error={trial.error} isTrying={trial.isPending} />
          {Boolean(error) && (
            <p className={styles.trouble} role="alert">
              {say(textOfProblem(error))}
            </p>
          )}
          <div className={styles.actions}>
            <Button type="submit" kind="primary" disabled={isKeeping}>
              {say('admin.mail.keep')}
            </Button>
            <Button onClick={() => withReady(trial.mutate)} disabled={trial.isPending}>
              {say('admin.mail.try')}
            </Button>
          </div>
        </>
      ) : (
        <p>
          <button type="button" className="link" onClick={() => setByHand(true)}>
            {say('admin.mail.by-hand')}
          </button>
        </p>
      )}
    </form>
  )
}
