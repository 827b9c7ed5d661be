import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LetterAuthor } from '../../../src/contract/people/address.ts'
import { post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './LetterPane.module.css'

/** A stranger who looks like somebody we know, at the letter itself. */
export function AuthorSection({ letter, author }: { readonly letter: number; readonly author: LetterAuthor }) {
  const title = useSay()('desk.author')
  return (
    <section className={styles.why} aria-label={title}>
      <h2>{title}</h2>
      <AskAuthor path={`/api/letters/${letter}`} author={author} touches={['letters']} />
    </section>
  )
}

interface AskAuthorProps {
  /** Where the letter is asked about: among all letters, or at its request. */
  readonly path: string
  readonly author: LetterAuthor
  /** What is asked for anew afterwards. */
  readonly touches: readonly unknown[]
}

/** He is asked himself, and what he said stands here. */
export function AskAuthor({ path, author: { name, asked, mayAsk, obstacle }, touches }: AskAuthorProps) {
  const say = useSay()
  const queries = useQueryClient()
  const asking = useMutation({
    mutationFn: () => post<LetterAuthor>(`${path}/author-question`),
    onSuccess: () => showToast({ text: say('desk.author.asked') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: touches }),
  })
  return (
    <>
      {asked && <Asked name={name} asked={asked} />}
      {obstacle && <p className="muted">{say(`desk.author.obstacle.${obstacle}`)}</p>}
      {mayAsk && (
        <>
          <p className="muted">{say('desk.author.ask.hint')}</p>
          <Button disabled={asking.isPending} onClick={() => asking.mutate()}>
            {say(asked ? 'desk.author.ask-again' : 'desk.author.ask')}
          </Button>
        </>
      )}
    </>
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
  const moment = (when: string) => formats.moment(when, now)
  const sent = say('desk.author.asked.by', { at: moment(at), name: by, address: sentTo })
  if (answer) {
    return (
      <>
        <p className="muted">{sent}</p>
        <p>{say(`desk.author.answer.${answer}`, { name, at: moment(answeredAt ?? at) })}</p>
      </>
    )
  }
  const waiting = isOpen ? 'desk.author.open' : 'desk.author.silence'
  return (
    <>
      <p className="muted">{sent}</p>
      <p>{undelivered ? say('desk.author.undelivered') : say(waiting, { at: moment(until) })}</p>
    </>
  )
}
