/** As many short lines no person has written; files come in long ones. */
const MOST_LINES = 150_000
const SHORT = 40
const NEWLINE = 10

/**
 * Cuts off a letter of a million short lines, since each line costs the parser time. The stored letter stays as it
 * came.
 */
export function withinLines(bytes: Uint8Array): Uint8Array {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    lines += 1
    if (lines === MOST_LINES) return at / MOST_LINES < SHORT ? bytes.subarray(0, at + 1) : bytes
  }
  return bytes
}
