import { useState } from 'react'
import type { TextId } from '../../src/texts/catalogue.ts'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'

/** What stands under a field: first what the form misses, once one tried to send it; then what the server said. */
export function useComplaint(error: unknown, missing: TextId | false) {
  const say = useSay()
  const [tried, setTried] = useState(false)
  return {
    text: (tried && missing && say(missing)) || (error ? say(textOfProblem(error)) : undefined),
    /** Call it when sending: false, and from now on the missing thing is named. */
    allows: () => {
      setTried(true)
      return !missing
    },
  }
}
