import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { LetterFiling, LetterOutcomeCard, OpenedLetter } from '../../../src/contract/mail/letter.ts'
import { mayGo } from '../../../src/domain/mail/letter.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Elsewhere, Rehearsal } from './LetterDialogs.tsx'
import styles from './LetterPane.module.css'
import { MoveLetter } from './MoveLetter.tsx'
import { useDecisions } from './use-letters.ts'

/** Where the letter belongs, as a person says it; or reading it again, shown before it is done. */
export function Decide({ letter }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  const router = useRouter()
  const { file, rehearse, rehearseMove, replay } = useDecisions(letter.id)
  const [error, setError] = useState<string | null>(null)
  const [isElsewhere, setElsewhere] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const [asWatcher, setAsWatcher] = useState(false)
  const [rehearsed, setRehearsed] = useState<LetterOutcomeCard | null>(null)
  const canBeRead = letter.unreadable === null

  const attempt = (work: () => Promise<void>) => {
    setError(null)
    work().catch((problem: unknown) => setError(say(textOfProblem(problem))))
  }
  const told = (outcome: LetterOutcomeCard): void => {
    const { state, request } = outcome
    if (state === 'refused' || request === null) {
      showToast({ text: say('desk.letters.filed.refused') })
      return
    }
    const text = say(state === 'request' ? 'desk.letters.filed.request' : 'desk.letters.filed.reply', {
      number: request,
    })
    const open = () => void router.navigate({ href: paths.deskRequest(request) })
    showToast({ text, next: { label: say('desk.letters.open'), run: open } })
  }
  const fileTo = (filing: LetterFiling) => attempt(async () => told(await file(filing)))
  return (
    <section className={styles.decide} aria-label={say('desk.letters.decide')}>
      <h2>{say('desk.letters.decide')}</h2>
      {canBeRead && (
        <>
          {letter.mayBeFiled && letter.request !== null && (
            <>
              <Button kind="primary" onClick={() => fileTo({ to: 'request', number: letter.request ?? 0, asWatcher })}>
                {say('desk.letters.let-in', { number: letter.request })}
              </Button>
              <label className={styles.check}>
                <input type="checkbox" checked={asWatcher} onChange={() => setAsWatcher(!asWatcher)} />
                <span>
                  {say('desk.letters.as-watcher')}
                  <span className="muted">{say('desk.letters.as-watcher.hint')}</span>
                </span>
              </label>
            </>
          )}
          {letter.mayBeMoved && (
            <Button kind="primary" onClick={() => setMoving(true)}>
              {say('desk.letters.move')}
            </Button>
          )}
          {mayGo(letter.state, 'new_request') && (
            <Button onClick={() => fileTo({ to: 'new_request' })}>{say('desk.letters.new-request')}</Button>
          )}
          {letter.mayBeFiled && <Button onClick={() => setElsewhere(true)}>{say('desk.letters.let-in-other')}</Button>}
        </>
      )}
      {letter.mayBeFiled && (
        <>
          <Button onClick={() => fileTo({ to: 'nowhere' })}>{say('desk.letters.leave-out')}</Button>
          <Button kind="ghost" onClick={() => attempt(async () => setRehearsed(await rehearse()))}>
            {say('desk.letters.again')}
          </Button>
        </>
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <Elsewhere
        opened={isElsewhere}
        onClose={() => setElsewhere(false)}
        onChosen={(number) => fileTo({ to: 'request', number, asWatcher: false })}
      />
      <MoveLetter
        opened={isMoving}
        onClose={() => setMoving(false)}
        rehearse={rehearseMove}
        onChosen={(number) => fileTo({ to: 'request', number, asWatcher: false })}
      />
      <Rehearsal
        letter={letter}
        outcome={rehearsed}
        onClose={() => setRehearsed(null)}
        onDo={() => attempt(async () => void (await replay()))}
      />
    </section>
  )
}
