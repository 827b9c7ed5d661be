import { useState } from 'react'
import type { MailboxCard, MailboxDraftInput, MailGuessCard } from '../../../src/contract/mail/mailbox.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { draftOf, goesByOnePassword, refusalAt, typed, withGuess, wrongIn } from './draft.ts'
import styles from './Mail.module.css'
import { useGuess, useTrial } from './mailboxes.ts'
import { ServerFields } from './ServerFields.tsx'
import { TrialResult } from './TrialResult.tsx'

interface MailboxFormProps {
  /** Null: a new one. */
  readonly mailbox: MailboxCard | null
  readonly sendingServer: string | null
  readonly keep: (draft: MailboxDraftInput, key: string) => Promise<unknown>
  readonly onKept: () => void
}

/** Address first: the rest is guessed from it, and tried on the spot before it is kept. */
export function MailboxForm({ mailbox, sendingServer, keep, onKept }: MailboxFormProps) {
  const say = useSay()
  const guess = useGuess()
  const trial = useTrial(mailbox?.id ?? null)
  const [isByHand, setByHand] = useState(false)
  const isWhole = mailbox !== null || isByHand || guess.isSuccess
  const isOfEnvironment = mailbox?.managedBy === 'environment'
  const state = useState(() => typed(mailbox))
  const form = useForm({
    typed: state,
    check: (draft) => wrongIn(draft, isWhole, say('admin.mail.missing')),
    body: (draft) => draftOf(draft, mailbox),
    send: async (draft, key): Promise<MailGuessCard | null> => {
      if (!isWhole) return guess.mutateAsync(draft.address)
      await keep(draft, key)
      return null
    },
    places: { 'mailbox.address-taken': 'address', '/imapPassword': 'imap.password', '/smtpPassword': 'smtp.password' },
    refusal: (problem) => refusalAt(problem, state[0], say),
    onDone: (found) => {
      if (found) form.put(withGuess(form.latest(), found))
      else onKept()
    },
  })
  const draft = form.typed
  const guessNow = () => guess.mutate(draft.address.trim(), { onSuccess: (found) => form.put(withGuess(draft, found)) })
  const tryNow = () => {
    const ready = form.ready()
    if (ready) trial.mutate(ready)
  }
  return (
    <form className={styles.form} {...form.wiring}>
      <div className={styles.address}>
        <TextField
          label={say('admin.mail.address')}
          type="email"
          autoComplete="off"
          disabled={isOfEnvironment}
          {...form.text('address')}
        />
        {!isOfEnvironment && isWhole && <Button onClick={guessNow}>{say('admin.mail.guess')}</Button>}
        {!isWhole && <SendButton form={form}>{say('admin.mail.guess')}</SendButton>}
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
          <TextField label={say('admin.mail.name')} hint={say('admin.mail.name.hint')} {...form.text('displayName')} />
          <ServerFields
            kind="receiving"
            server={draft.imap}
            isKept={mailbox?.hasImapPassword ?? false}
            isFixed={isOfEnvironment}
            error={(part) => form.error(`imap.${part}`)}
            onChange={(imap) => form.set({ imap })}
          >
            <TextField label={say('admin.mail.folder')} disabled={isOfEnvironment} {...form.text('imapFolder')} />
            <Check
              label={say('admin.mail.old')}
              hint={say('admin.mail.old.hint')}
              on={draft.takesOld}
              onChange={(takesOld) => form.set({ takesOld })}
            />
          </ServerFields>
          <ServerFields
            kind="sending"
            server={draft.smtp}
            isKept={mailbox?.hasSmtpPassword ?? false}
            isSameAsOther={goesByOnePassword(draft, mailbox)}
            error={(part) => form.error(`smtp.${part}`)}
            hint={
              sendingServer
                ? say('admin.mail.sending.environment', { server: sendingServer })
                : say('admin.mail.sending.nowhere')
            }
            onChange={(smtp) => form.set({ smtp })}
          />
          <details className={styles.more}>
            <summary className="link">{say('admin.mail.more')}</summary>
            <Check
              label={say('admin.mail.plus')}
              hint={say('admin.mail.plus.hint')}
              on={draft.plusAddressing}
              onChange={(plusAddressing) => form.set({ plusAddressing })}
            />
            <TextField
              label={say('admin.mail.trusted')}
              hint={say('admin.mail.trusted.hint')}
              {...form.text('trustedServer')}
            />
          </details>
          {!isOfEnvironment && (
            <Check label={say('admin.mail.enabled')} on={draft.enabled} onChange={(enabled) => form.set({ enabled })} />
          )}
          <TrialResult trial={trial.data} error={trial.error} isTrying={trial.isPending} />
          <FormTrouble form={form} />
          <div className={styles.actions}>
            <SendButton form={form}>{say('admin.mail.keep')}</SendButton>
            <Button aria-busy={trial.isPending || undefined} onClick={tryNow}>
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
      {!isWhole && <FormTrouble form={form} />}
      <Unsaved form={form} />
    </form>
  )
}
