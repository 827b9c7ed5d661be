import { useEffect, useState } from 'react'

/** Whether the page has what it opened with: what can wait waits until then. */
export function useQuiet(): boolean {
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    // Safari has no idle callback.
    const wait = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, WHILE))
    const timer = setTimeout(() => wait(() => setQuiet(true)), WHILE)
    return () => clearTimeout(timer)
  }, [])
  return isQuiet
}

/** Milliseconds in which a slow line brings the first page. */
const WHILE = 2_000
