import type { OpenedLetter } from '../../../src/contract/mail/letter.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import styles from './LetterPane.module.css'
import listStyles from './Letters.module.css'
import { becauseInWords, cluesInWords, guessInWords, proofInWords, standingInWords } from './letter-words.ts'

/** «Почему здесь»: where it went, by which evidence and how strong it is, who the sender is and whether that is proven. */
export function WhyHere({ letter }: { readonly letter: OpenedLetter }) {
  const say = useSay()
  const formats = useFormats()
  const { state, request, decision, senderCheck, decidedBy, history, error } = letter
  const clues = cluesInWords(decision?.clues, say)
  const standing = standingInWords(decision?.standing, say)
  const guess = guessInWords(decision?.looksLike, say)
  const proof = proofInWords(senderCheck, say)
  return (
    <section className={styles.why} aria-label={say('desk.letters.why')}>
      <h2>{say('desk.letters.why')}</h2>
      <p>
        <span className={listStyles.state} data-state={state}>
          {say(`desk.letters.state.${state}`)}
        </span>{' '}
        {request !== null && (
          <a className="link" href={paths.deskRequest(request)}>
            №{request}
          </a>
        )}
      </p>
      <p>{error ?? becauseInWords(decision?.because, say)}</p>
      {guess && <p>{guess}</p>}
      {decidedBy && <p className="muted">{say('desk.letters.by-hand', { name: decidedBy.name })}</p>}
      <dl className={styles.facts}>
        <dt>{say('desk.letters.clue')}</dt>
        {clues.length === 0 && <dd>{say('desk.letters.no-clue')}</dd>}
        {clues.map(({ words, isStrong }) => (
          <dd key={words}>
            {words}{' '}
            <span className="muted">({say(isStrong ? 'desk.letters.clue.strong' : 'desk.letters.clue.weak')})</span>
          </dd>
        ))}
        {standing && (
          <>
            <dt>{say('desk.letters.sender')}</dt>
            <dd>{standing}</dd>
          </>
        )}
        {proof && (
          <>
            <dt>{say('desk.letters.proof')}</dt>
            <dd data-proof={proof.proof}>{proof.words}</dd>
          </>
        )}
        {history.length > 0 && (
          <>
            <dt>{say('desk.letters.history')}</dt>
            {history.map((past) => (
              <dd key={past.at}>
                {formats.exact(past.at)}: {say(`desk.letters.state.${past.state}`)}, {becauseInWords(past.because, say)}
              </dd>
            ))}
          </>
        )}
      </dl>
    </section>
  )
}
