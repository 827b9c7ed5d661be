import type { LetterMove } from '../../../src/contract/mail/letter-move.ts'
import { LETTER_REASONS } from '../../../src/domain/mail/letter-reasons.ts'
import { CLUES, isOurMark } from '../../../src/domain/mail/threading.ts'
import type { Say } from '../../../src/texts/catalogue.ts'

/** Why a letter ended so; the reason of a reader that gave up is told as it is. */
export function becauseInWords(because: unknown, say: Say): string {
  const known = LETTER_REASONS.find((one) => one === because)
  return known ? say(`desk.letters.because.${known}`) : String(because ?? '')
}

/** Whom a stranger may be; null when nobody comes to mind. */
export function guessInWords(looksLike: unknown, say: Say): string | null {
  if (typeof looksLike !== 'object' || looksLike === null || !('name' in looksLike)) return null
  return say('desk.letters.looks-like', { name: String(looksLike.name) })
}

export interface ToldClue {
  readonly words: string
  readonly isStrong: boolean
}

/** What in the letter points to a request, and how much that is worth. */
export function cluesInWords(clues: unknown, say: Say): readonly ToldClue[] {
  if (!Array.isArray(clues)) return []
  return clues.flatMap(({ kind: name, number = 0 }: { kind?: string; number?: number }) => {
    const kind = CLUES.find((one) => one === name)
    if (!kind) return []
    return [{ words: say(`desk.letters.clue.${kind}`, { number }), isStrong: isOurMark({ kind, number }) }]
  })
}

const STANDINGS = ['staff', 'participant', 'copied', 'colleague', 'stranger'] as const
const PROOFS = ['pass', 'none', 'fail'] as const
const REASONS = [
  'own_door',
  'dmarc',
  'trusted_server',
  'author_is_unclear',
  'domain_denies_it',
  'domain_says_nothing',
  'domain_does_not_mind',
  'signature_covers_a_part',
  'names_could_not_be_asked',
] as const

export function standingInWords(standing: unknown, say: Say): string | null {
  const known = STANDINGS.find((one) => one === standing)
  return known ? say(`desk.letters.standing.${known}`) : null
}

export interface ToldProof {
  readonly proof: (typeof PROOFS)[number]
  readonly words: string
}

/** Whether it is proven who wrote, and by what. */
export function proofInWords(check: Readonly<Record<string, unknown>> | null, say: Say): ToldProof | null {
  const proof = PROOFS.find((one) => one === check?.proof)
  if (!proof) return null
  const reason = REASONS.find((one) => one === check?.because)
  const words = [say(`desk.letters.proof.${proof}`), reason && say(`desk.letters.proof.because.${reason}`)]
  return { proof, words: words.filter(Boolean).join(': ') }
}

/** What moving a letter will do, a sentence each. */
export function moveInWords({ into, outOf, readers }: LetterMove, say: Say): readonly string[] {
  const { number: main, subject } = into
  return [
    say('desk.letters.move.into', { number: main, subject }),
    ...turnedInWords(into, say),
    ...(outOf ? leavingInWords(outOf, main, say) : []),
    ...(readers.length > 0 ? [say('desk.letters.move.readers', { number: main, names: readers.join(', ') })] : []),
  ]
}

function leavingInWords(outOf: NonNullable<LetterMove['outOf']>, main: number, say: Say): readonly string[] {
  const { number, duplicate, others, status } = outOf
  if (!duplicate) return [say('desk.letters.move.leaves', { number }), ...turnedInWords(outOf, say)]
  const end =
    status.from === status.to
      ? say('desk.letters.move.linked', { number, main, status: say(`status.${status.to}`) })
      : say('desk.letters.move.duplicate', { number, main })
  return others > 0 ? [end, say('desk.letters.move.others', { number, count: others })] : [end]
}

function turnedInWords({ number, status: { from, to } }: LetterMove['into'], say: Say): readonly string[] {
  if (from === to) return []
  return [say('desk.letters.move.turns', { number, from: say(`status.${from}`), to: say(`status.${to}`) })]
}
