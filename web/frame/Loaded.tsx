import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { Bones } from '../ui/Bones.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorState } from '../ui/EmptyState.tsx'

interface LoadingProps {
  readonly widths?: readonly number[]
  readonly groups?: number
}

/** The shape of what is coming. */
export function Loading(shape: LoadingProps) {
  return <Bones label={useSay()('common.loading')} {...shape} />
}

/** It did not come: why, and the way to ask again. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const say = useSay()
  return (
    <ErrorState title={say('common.failed')} action={<Button onClick={onRetry}>{say('common.retry')}</Button>}>
      {say(textOfProblem(error))}
    </ErrorState>
  )
}
