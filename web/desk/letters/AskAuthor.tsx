import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LetterAuthor } from '../../../src/contract/address.ts'
import { post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './LetterPane.module.css'

interface AskAuthorProps {
  readonly letter: number
  readonly author: LetterAuthor
}

/** A stranger who looks like somebody we know: he is asked himself, and what he said stands here. */
export function AskAuthor({ letter, author }: AskAuthorProps) {
  const say = useSay()
  const queries = useQueryClient()
  const asking = useMutation({
    mutationFn: () => post<LetterAuthor>(`/api/letters/${letter}/author-question`),
    onSuccess: () => showToast({ text: say('desk.author.asked') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['letters'] }),
  })
  const { asked, mayAsk, obstacle } = author
  return (
    <section className={styles.why} aria-label={say('desk.author')}>
      <h2>{say('desk.author')}</h2>
      {asked && <Asked name={author.name} asked={asked} />}
      {obstacle && <p className="muted">{say(`desk.author.obstacle.${obstacle}`)}</p>}
      {mayAsk && (
        <>
          <Button disabled={asking.isPending} onClick={() => asking.mutate()}>
            {say(asked ? 'desk.author.ask-again' : 'desk.author.ask')}
          </Button>
          <p className="muted">{say('desk.author.ask.hint')}</p>
        </>
      )}
    </section>
  )
}

interface AskedProps {
  readonly name: string
  readonly asked: NonNullable<LetterAuthor['asked']>
}

/** When he was asked, where, and what became of it. */
function Asked({ name, asked }: AskedProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { at, by, sentTo, until, isOpen, undelivered, answer, answeredAt } = asked
  return (
    <>
      <p className="muted">{say('desk.author.asked.by', { at: formats.moment(at, now), name: by, address: sentTo })}</p>
      {answer ? (
        <p>{say(`desk.author.answer.${answer}`, { name, at: formats.moment(answeredAt ?? at, now) })}</p>
      ) : (
        <p>
          {undelivered
            ? say('desk.author.undelivered')
            : say(isOpen ? 'desk.author.open' : 'desk.author.silence', { at: formats.moment(until, now) })}
        </p>
      )}
    </>
  )
}
