/** As many short lines no person has written; files come in long ones. */
const MOST_LINES = 150_000
const SHORT = 40
const NEWLINE = 10

/**
 * A letter of a million short lines up to where nobody reads on: each line costs its reader time. The letter itself is kept
 * as it came.
 */
export function withinLines(bytes: Uint8Array): Uint8Array {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    lines += 1
    if (lines === MOST_LINES) return at / MOST_LINES < SHORT ? bytes.subarray(0, at + 1) : bytes
  }
  return bytes
}
