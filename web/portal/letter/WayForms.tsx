import type { ReactNode } from 'react'
import { useState } from 'react'
import type { LetterLinkPage } from '../../../src/contract/mail/letter-link.ts'
import type { Standing } from '../../../src/contract/request/request-changes.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { type Form, useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { Group } from '../../ui/Group.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { Faces } from '../requests/Faces.tsx'
import styles from './LetterPage.module.css'
import { useLetterDoing, useRefreshedLink } from './letter-link.ts'

interface WayProps {
  readonly linkKey: string
  readonly page: LetterLinkPage
}

interface Rating {
  readonly score: number | null
  readonly comment: string
}

/** The face that was pressed in the letter is chosen already; it counts when it is sent. A low one asks why. */
export function RateForm({ linkKey, page, first }: WayProps & { readonly first: number | null }) {
  const say = useSay()
  const refresh = useRefreshedLink(linkKey)
  const rate = useLetterDoing<{ score: number; comment: string }, Standing>(linkKey, 'rating')
  const form = useForm({
    typed: useState<Rating>({ score: first ?? page.rating, comment: page.ratingComment }),
    check: ({ score }) => ({ score: score === null && say('portal.letter.rate.missing') }),
    body: ({ score, comment }) => ({ score: score ?? 0, comment: comment.trim() }),
    send: (body, key) => rate.send(body, key),
    onRefused: rate.onRefused,
    onDone: refresh,
  })
  const { score } = form.typed
  return (
    <form className={styles.form} {...form.wiring}>
      <h2>{say('portal.rate.title')}</h2>
      <Group label={say('portal.rate.of', { number: page.number })} isNamed={false} error={form.error('score')}>
        <Faces
          wide
          label={say('portal.rate.of', { number: page.number })}
          score={score}
          onRate={(next) => form.set({ score: next })}
        />
      </Group>
      <TextArea
        label={say(score !== null && score <= 2 ? 'portal.rate.why' : 'portal.rate.comment')}
        rows={2}
        maxLength={5000}
        {...form.text('comment')}
      />
      {form.isDone ? (
        <p role="status" className={styles.kept}>
          {say('portal.letter.rated')}
        </p>
      ) : (
        <Send form={form}>{say('portal.letter.rate.do')}</Send>
      )}
    </form>
  )
}

/** Closed, the page stays: it can still be rated. */
export function CloseForm({ linkKey, page: { version } }: WayProps) {
  const say = useSay()
  const refresh = useRefreshedLink(linkKey)
  const close = useLetterDoing<{ move: 'close'; version: number }, Standing>(linkKey, 'moves')
  const form = useForm({
    typed: useState({}),
    body: () => ({ move: 'close' as const, version }),
    send: (body, key) => close.send(body, key),
    onRefused: close.onRefused,
    onDone: refresh,
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <h2>{say('portal.letter.close.title')}</h2>
      <p className="muted">{say('portal.letter.close.lead')}</p>
      <Send form={form}>{say('portal.letter.close.do')}</Send>
    </form>
  )
}

/** What is still wrong: without it nobody would know where to begin. */
export function ResumeForm({ linkKey, page: { version }, onDone }: WayProps & { readonly onDone: () => void }) {
  const say = useSay()
  const resume = useLetterDoing<{ move: 'resume'; version: number; reason: string }, Standing>(linkKey, 'moves')
  const form = useForm({
    typed: useState({ reason: '' }),
    check: ({ reason }) => ({ reason: reason.trim() === '' && say('portal.resume.missing') }),
    body: ({ reason }) => ({ move: 'resume' as const, version, reason: reason.trim() }),
    send: (body, key) => resume.send(body, key),
    places: { 'request.reason-missing': 'reason' },
    onRefused: resume.onRefused,
    onDone,
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <h2>{say('portal.resume.title')}</h2>
      <TextArea label={say('portal.resume.reason')} rows={3} maxLength={2000} {...form.text('reason')} />
      <Send form={form}>{say('portal.resume.do')}</Send>
    </form>
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
  const reply = useLetterDoing<{ text: string }, Posted>(linkKey, 'messages')
  const form = useForm({
    typed: useState({ text: '' }),
    check: ({ text }) => ({ text: text.trim() === '' && say('portal.letter.reply.missing') }),
    body: ({ text }) => ({ text: text.trim() }),
    send: (body: { text: string }, key) => reply.send(body, key),
    places: { 'message.empty': 'text' },
    onRefused: reply.onRefused,
    onDone: (posted) => onDone(posted),
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <h2>{say('portal.letter.reply')}</h2>
      <TextArea label={say('portal.reply')} rows={4} maxLength={50_000} {...form.text('text')} />
      <Send form={form}>{say('portal.reply.send')}</Send>
    </form>
  )
}

function Send({ form, children }: { readonly form: Form; readonly children: ReactNode }) {
  return (
    <>
      <FormTrouble form={form} />
      <SendButton form={form}>{children}</SendButton>
    </>
  )
}
