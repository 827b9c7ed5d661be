import { useEffect } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { useSay } from '../../language.ts'
import { showToast } from '../../ui/toasts.ts'

/** Promises whose breach this page has told already, by request and deadline. */
const told = new Set<string>()
const LONGEST_TIMER = 2 ** 31 - 1

/** Says once, and at once, that the promise of the opened request is broken. */
export function useBreachAlert(details: RequestDetails | undefined) {
  const say = useSay()
  const dueAt = details?.clockPaused === false ? details.nextDueAt : null
  const number = details?.number
  useEffect(() => {
    const wait = dueAt === null ? -1 : Date.parse(dueAt) - Date.now()
    if (number === undefined || wait <= 0 || wait > LONGEST_TIMER) return
    const timer = setTimeout(() => {
      const key = `${number} ${dueAt}`
      if (told.has(key)) return
      told.add(key)
      showToast({ text: say('desk.breached', { number }), urgent: true })
    }, wait)
    return () => clearTimeout(timer)
  }, [number, dueAt, say])
}
