import type { ReactNode } from 'react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Problem } from '../../problem.ts'
import { LetterFrame } from './LetterFrame.tsx'

interface LinkSheetProps<Page> {
  readonly link: { readonly data: Page | undefined; readonly error: unknown; readonly refetch: () => unknown }
  /** What stands there when the key opens nothing any more. */
  readonly over: ReactNode
  readonly children: (page: Page) => ReactNode
}

/** What the key of a letter opens: while it is asked for, when that fails, and when the key is over. */
export function LinkSheet<Page>({ link: { data, error, refetch }, over, children }: LinkSheetProps<Page>) {
  const say = useSay()
  if (error instanceof Problem && error.status === 410) return over
  if (error) {
    return (
      <LetterFrame title={say('common.failed')}>
        <Failed error={error} onRetry={() => void refetch()} />
      </LetterFrame>
    )
  }
  if (data === undefined) {
    return (
      <LetterFrame title={say('common.loading')}>
        <Loading />
      </LetterFrame>
    )
  }
  return children(data)
}
