import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LetterFiling, WaitingLetter } from '../../../src/contract/mail/letter.ts'
import { get, post } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { MessageText } from '../../request/MessageText.tsx'
import { Button } from '../../ui/Button.tsx'
import { AskAuthor } from '../letters/AskAuthor.tsx'
import { becauseInWords } from '../letters/letter-words.ts'
import styles from './WaitingLetters.module.css'

interface WaitingLettersProps {
  readonly number: number
  readonly count: number
  /** Whoever only reads sees them and decides nothing. */
  readonly mayDecide: boolean
}

/** Letters that point here and were not let in by themselves: folded above the conversation until somebody decides. */
export function WaitingLetters({ number, count, mayDecide }: WaitingLettersProps) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  if (count === 0) return null
  return (
    <details className={styles.band} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{say('desk.letters.at-request', { count })}</summary>
      {isOpen && <Letters number={number} mayDecide={mayDecide} />}
    </details>
  )
}

function Letters({ number, mayDecide }: Pick<WaitingLettersProps, 'number' | 'mayDecide'>) {
  const { data } = useQuery({
    queryKey: [...keys.request(number), 'letters'],
    queryFn: ({ signal }) =>
      get<{ readonly items: readonly WaitingLetter[] }>(`/api/requests/${number}/letters`, signal),
  })
  return (
    <ul className={styles.letters}>
      {data?.items.map((letter) => (
        <li key={letter.id}>
          <Letter letter={letter} number={number} mayDecide={mayDecide} />
        </li>
      ))}
    </ul>
  )
}

interface LetterProps {
  readonly letter: WaitingLetter
  readonly number: number
  readonly mayDecide: boolean
}

function Letter({ letter, number, mayDecide }: LetterProps) {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  const [error, setError] = useState<string | null>(null)
  const file = (filing: LetterFiling) => {
    setError(null)
    post(`/api/requests/${number}/letters/${letter.id}/filing`, filing)
      .then(() => queries.invalidateQueries({ queryKey: keys.request(number) }))
      .catch((problem: unknown) => setError(say(textOfProblem(problem))))
  }
  return (
    <article className={styles.letter}>
      <p>
        <b>{letter.name || letter.from || say('desk.letters.no-sender')}</b>{' '}
        {letter.name && <span className="muted">{letter.from}</span>}{' '}
        <time className="muted" dateTime={letter.receivedAt}>
          {formats.exact(letter.receivedAt)}
        </time>
      </p>
      <p className={styles.why}>{becauseInWords(letter.because, say)}</p>
      <MessageText text={[letter.text, ...letter.files].filter(Boolean).join('\n')} />
      {mayDecide && letter.author && (
        <div className={styles.author}>
          <p>{say('desk.letters.looks-like', { name: letter.author.name })}</p>
          <AskAuthor
            path={`/api/requests/${number}/letters/${letter.id}`}
            author={letter.author}
            touches={keys.request(number)}
          />
        </div>
      )}
      {mayDecide && (
        <div className={styles.actions}>
          <Button kind="primary" onClick={() => file({ to: 'request', number })}>
            {say('desk.letters.let-in', { number })}
          </Button>
          <Button onClick={() => file({ to: 'new_request' })}>{say('desk.letters.new-request')}</Button>
          <Button onClick={() => file({ to: 'nowhere' })}>{say('desk.letters.leave-out')}</Button>
        </div>
      )}
      {error && <p role="alert">{error}</p>}
    </article>
  )
}
