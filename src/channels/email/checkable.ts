import { areRelated, domainOf } from './domains.ts'

/** Each signature reads the whole letter once more; who means well has one or two of his own domain. */
const MOST_SIGNATURES = 3
/** Bytes. Servers break lines after 998 signs, and checking a line takes the square of its length. */
const LONGEST_LINE = 100_000

/**
 * The letter as far as checking it can prove anything of its author: with the topmost signatures of his domain and no
 * others. A letter with lines that no server lets through is left without its words, so that no signature of it holds.
 */
export function checkable(bytes: Buffer, from: string): Buffer {
  const bodyAt = bodyOf(bytes)
  const head = bytes.subarray(0, bodyAt).toString('latin1')
  const body = hasLongLine(bytes, bodyAt) ? Buffer.alloc(0) : bytes.subarray(bodyAt)
  let left = MOST_SIGNATURES
  const kept = (head.match(FIELDS) ?? []).filter((field) => {
    if (!/^dkim-signature[ \t]*:/i.test(field)) return true
    const [, signer = ''] = /[:;\s]d\s*=\s*([^;\s]+)/i.exec(field.slice(0, 2_000)) ?? []
    if (left === 0 || !areRelated(signer, domainOf(from))) return false
    left -= 1
    return true
  })
  return Buffer.concat([Buffer.from(kept.join(''), 'latin1'), body])
}

/** A line and those that go on with it; the blank line at the end is one of its own. */
const FIELDS = /[^\n]*\n(?:[ \t][^\n]*\n)*|[^\n]+$/g

/** Where the words begin: after the first blank line. */
function bodyOf(bytes: Buffer): number {
  let start = 0
  for (;;) {
    const end = bytes.indexOf(10, start)
    if (end < 0) return bytes.length
    if (end === start || (end === start + 1 && bytes[start] === 13)) return end + 1
    start = end + 1
  }
}

function hasLongLine(bytes: Buffer, from: number): boolean {
  let start = from
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start)
    if ((end < 0 ? bytes.length : end) - start > LONGEST_LINE) return true
    if (end < 0) return false
    start = end + 1
  }
  return false
}
