import { IconClock } from '@tabler/icons-react'
import type { Promised } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import type { Form } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { useOnline } from '../../online.ts'
import type { Attachments } from '../../request/attach/use-attachments.ts'
import { type PromiseQuestion, usePromise } from '../../request/promise.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PromiseBar.module.css'

interface PromiseBarProps {
  readonly question: PromiseQuestion
  readonly attachments: Attachments
  readonly savedAt: number | null
  readonly form: Form
  readonly onClear: () => void
}

/** The promise and the button: they never move. */
export function PromiseBar(props: PromiseBarProps) {
  const { question, attachments, form } = props
  const say = useSay()
  const { data: promise } = usePromise(question)
  const isOnline = useOnline()
  const reason = attachments.isRefused ? say('portal.new.file-broken') : undefined
  return (
    <div className={styles.bar}>
      <FormTrouble form={form} className={styles.trouble} />
      <div className={styles.inside}>
        <Icon of={IconClock} size={24} className={classes(styles.clock, 'desk-only')} />
        <div className={styles.promise} aria-live="polite" data-promise="">
          {isOnline ? promise && <Words promise={promise} /> : <strong>{say('outbox.promise')}</strong>}
        </div>
        <Saved {...props} />
        <Button
          type="submit"
          kind="primary"
          className={styles.send}
          reason={reason}
          aria-busy={form.isSending || undefined}
        >
          <span className="desk-only">
            {say(question.stopOfTrade ? 'portal.new.send-stop' : 'portal.new.send-request')}
          </span>
          <span className="phone-only">{say('portal.new.send')}</span>
        </Button>
      </div>
    </div>
  )
}

function Words({ promise }: { readonly promise: Promised }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { reactionDueAt, resolutionDueAt, contract } = promise
  const reply = reactionDueAt && say('sentence.reply_by', { at: formats.moment(reactionDueAt, now) })
  const solution = resolutionDueAt && say('sentence.resolve_by', { at: formats.moment(resolutionDueAt, now) })
  return (
    <>
      <strong>{reply ?? solution ?? say('portal.promise.none')}</strong>
      <span className={styles.more}>
        {reply && solution}
        {!reply && !solution && say('portal.promise.none.text')}
        {reply && solution && (
          <span className="desk-only">{say('portal.promise.by', { contract: contract.name })}</span>
        )}
      </span>
    </>
  )
}

function Saved({ savedAt, onClear }: PromiseBarProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <span className={classes(styles.saved, 'desk-only')}>
      {savedAt !== null && (
        <>
          {say('portal.draft.saved', { at: formats.time(savedAt) })}{' '}
          <button type="button" className="link" onClick={onClear}>
            {say('portal.draft.clear')}
          </button>
        </>
      )}
    </span>
  )
}
