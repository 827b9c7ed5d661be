import { type FormEvent, type ReactNode, useState } from 'react'
import type { LetterLinkPage } from '../../../src/contract/mail/letter-link.ts'
import type { Standing } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { Faces } from '../requests/Faces.tsx'
import styles from './LetterPage.module.css'
import { useLetterDoing, useRefreshedLink } from './letter-link.ts'

interface WayProps {
  readonly linkKey: string
  readonly page: LetterLinkPage
}

/** The face that was pressed in the letter is chosen already; it counts when it is sent. A low one asks why. */
export function RateForm({ linkKey, page, first }: WayProps & { readonly first: number | null }) {
  const say = useSay()
  const refresh = useRefreshedLink(linkKey)
  const rating = useLetterDoing<{ score: number; comment: string }, Standing>(linkKey, 'rating')
  const [score, setScore] = useState(first ?? page.rating)
  const [comment, setComment] = useState(page.ratingComment)
  const [isComplaining, setComplaining] = useState(false)
  const send = () => {
    setComplaining(true)
    if (score !== null) rating.mutate({ score, comment: comment.trim() }, { onSuccess: refresh })
  }
  const isKept = rating.isSuccess && page.rating === score && page.ratingComment === comment.trim()
  return (
    <WayForm title={say('portal.rate.title')} onSend={send}>
      <Faces wide label={say('portal.rate.of', { number: page.number })} score={score} onRate={setScore} />
      {isComplaining && score === null && <p role="alert">{say('portal.letter.rate.missing')}</p>}
      <TextArea
        label={say(score !== null && score <= 2 ? 'portal.rate.why' : 'portal.rate.comment')}
        rows={2}
        maxLength={5000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {isKept ? (
        <p role="status" className={styles.kept}>
          {say('portal.letter.rated')}
        </p>
      ) : (
        <Button type="submit" kind="primary" disabled={rating.isPending}>
          {say('portal.letter.rate.do')}
        </Button>
      )}
    </WayForm>
  )
}

/** Closed, the page stays: it can still be rated. */
export function CloseForm({ linkKey, page: { version } }: WayProps) {
  const say = useSay()
  const refresh = useRefreshedLink(linkKey)
  const closing = useLetterDoing<{ move: 'close'; version: number }, Standing>(linkKey, 'moves')
  const send = () => closing.mutate({ move: 'close', version }, { onSuccess: refresh })
  return (
    <WayForm title={say('portal.letter.close.title')} onSend={send}>
      <p className="muted">{say('portal.letter.close.lead')}</p>
      <Button type="submit" kind="primary" disabled={closing.isPending}>
        {say('portal.letter.close.do')}
      </Button>
    </WayForm>
  )
}

/** What is still wrong: without it nobody would know where to begin. */
export function ResumeForm({ linkKey, page: { version }, onDone }: WayProps & { readonly onDone: () => void }) {
  const say = useSay()
  const resuming = useLetterDoing<{ move: 'resume'; version: number; reason: string }, Standing>(linkKey, 'moves')
  const [reason, setReason] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const send = () => {
    setComplaining(true)
    if (reason.trim() !== '') resuming.mutate({ move: 'resume', version, reason: reason.trim() }, { onSuccess: onDone })
  }
  return (
    <WayForm title={say('portal.resume.title')} onSend={send}>
      <TextArea
        label={say('portal.resume.reason')}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={isComplaining && reason.trim() === '' && say('portal.resume.missing')}
      />
      <Button type="submit" kind="primary" disabled={resuming.isPending}>
        {say('portal.resume.do')}
      </Button>
    </WayForm>
  )
}

export interface Posted {
  readonly request: number
  readonly openedNew: boolean
}

interface ReplyFormProps {
  readonly linkKey: string
  readonly onDone: (posted: Posted) => void
}

export function ReplyForm({ linkKey, onDone }: ReplyFormProps) {
  const say = useSay()
  const replying = useLetterDoing<{ text: string }, Posted>(linkKey, 'messages')
  const [text, setText] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const send = () => {
    setComplaining(true)
    if (text.trim() !== '') replying.mutate({ text: text.trim() }, { onSuccess: onDone })
  }
  return (
    <WayForm title={say('portal.letter.reply')} onSend={send}>
      <TextArea
        label={say('portal.reply')}
        rows={4}
        maxLength={50_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={isComplaining && text.trim() === '' && say('portal.letter.reply.missing')}
      />
      <Button type="submit" kind="primary" disabled={replying.isPending}>
        {say('portal.reply.send')}
      </Button>
    </WayForm>
  )
}

interface WayFormProps {
  readonly title: string
  readonly onSend: () => void
  readonly children: ReactNode
}

function WayForm({ title, onSend, children }: WayFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h2>{title}</h2>
      {children}
    </form>
  )
}
