import { type KeyboardEvent, useRef } from 'react'
import { isBegun } from '../../src/domain/ground/transliteration.ts'

/** Letters typed within this time are one word. */
const PAUSE = 1_000

/** Letters typed in a list without a box: the place of the first name that begins with them, in either layout; else null. */
export function useTypeAhead() {
  const typed = useRef({ letters: '', at: 0 })
  return ({ key, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent, names: readonly string[]): number | null => {
    const isGoingOn = timeStamp - typed.current.at < PAUSE
    if (ctrlKey || metaKey || altKey || key.length !== 1 || (key === ' ' && !isGoingOn)) return null
    const letters = (isGoingOn ? typed.current.letters : '') + key
    typed.current = { letters, at: timeStamp }
    const found = names.findIndex((name) => isBegun(name.trim(), letters))
    return found === -1 ? null : found
  }
}
