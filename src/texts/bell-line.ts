import type { NoticeKind } from '../domain/ground/words.ts'
import type { Side } from '../domain/notices/audience.ts'

/** Which line of the bell tells a notice: to a customer it is said as to him, to a colleague who watches as about him. */
export function bellLine(side: Side, kind: NoticeKind) {
  const isTurnedTo = kind === 'reply' || kind === 'question' || kind === 'resolved'
  return side === 'customer' && isTurnedTo ? (`bell.to-you.${kind}` as const) : (`bell.${kind}` as const)
}
