import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AddressQuestionPage, AnsweredAddress } from '../../../src/contract/people/address.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { LetterFrame } from '../letter/LetterFrame.tsx'
import { LinkSheet } from '../letter/LinkSheet.tsx'
import styles from './WhosePage.module.css'
import { useAnswering, useQuestion } from './whose.ts'

interface Done extends AnsweredAddress {
  readonly by: AddressQuestionPage['by']
}

/** Opened from a letter, by a person or by a scanner of links: nothing happens until a button is pressed. */
export function WhosePage() {
  const { key = '' } = useParams({ strict: false })
  const question = useQuestion(key)
  const [done, setDone] = useState<Done | null>(null)
  if (done) return <DoneSheet done={done} />
  return (
    <LinkSheet link={question} over={<OverSheet />}>
      {(page) => <QuestionSheet linkKey={key} page={page} onDone={(told) => setDone({ ...told, by: page.by })} />}
    </LinkSheet>
  )
}

interface QuestionSheetProps {
  readonly linkKey: string
  readonly page: AddressQuestionPage
  readonly onDone: (told: AnsweredAddress) => void
}

function QuestionSheet({ linkKey, page, onDone }: QuestionSheetProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const answering = useAnswering(linkKey)
  const answer = (told: 'yes' | 'no') => answering.mutate(told, { onSuccess: onDone })
  const { by, address, name, request, until } = page
  return (
    <LetterFrame title={say('portal.whose.title')}>
      <p className={styles.address}>{address}</p>
      <p>
        {request
          ? say('portal.whose.support.request', { name, number: request.number, subject: request.subject })
          : say(`portal.whose.${by}`, { name })}
      </p>
      <p>{say(`portal.whose.${by}.means`)}</p>
      <p className="muted">{say(`portal.whose.${by}.not-you`)}</p>
      <div className={styles.answers}>
        <Button kind="primary" disabled={answering.isPending} onClick={() => answer('yes')}>
          {say(`portal.whose.${by}.yes`)}
        </Button>
        <Button disabled={answering.isPending} onClick={() => answer('no')}>
          {say('portal.whose.no')}
        </Button>
      </div>
      <p className="muted">{say('portal.whose.until', { at: formats.moment(until, now) })}</p>
    </LetterFrame>
  )
}

function DoneSheet({ done: { answer, by } }: { readonly done: Done }) {
  const say = useSay()
  if (answer === 'taken') {
    return (
      <LetterFrame title={say('portal.whose.done.taken')}>
        <p role="status">{say('portal.whose.done.taken.text')}</p>
      </LetterFrame>
    )
  }
  return (
    <LetterFrame title={say(`portal.whose.done.${by}.${answer}`)}>
      <p role="status">{say(`portal.whose.done.text.${by}.${answer}`)}</p>
    </LetterFrame>
  )
}

function OverSheet() {
  const say = useSay()
  return (
    <LetterFrame title={say('portal.whose.over')}>
      <p>{say('portal.whose.over.text')}</p>
      <a className={buttonClass('primary')} href={paths.me}>
        {say('portal.whose.over.profile')}
      </a>
    </LetterFrame>
  )
}
