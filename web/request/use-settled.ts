import { useEffect, useState } from 'react'

/** A pause in typing after which the words are looked up. */
const PAUSE = 250

/** What is typed, once its writer pauses. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
