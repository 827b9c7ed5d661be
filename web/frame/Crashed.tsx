import { useSay } from '../language.ts'
import { Problem, textOfProblem } from '../problem.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/EmptyState.tsx'
import styles from './Page.module.css'

/** A page that broke, ours or the server's: what happened, what to do, what is safe. */
export function Crashed({ error }: { readonly error: unknown }) {
  const say = useSay()
  const text = error instanceof Problem ? textOfProblem(error) : 'common.crashed.text'
  return (
    <div className={styles.lonely}>
      <ErrorState
        title={say('common.crashed.title')}
        action={<Button onClick={() => location.reload()}>{say('common.reload')}</Button>}
      >
        {say(text)}
      </ErrorState>
    </div>
  )
}
