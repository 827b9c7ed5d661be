import type { ArrivedLetter } from './letter.ts'
import type { LetterReason } from './letter-reasons.ts'
import type { Proof } from './sender-proof.ts'

/** What in a letter points to a request, the strongest first. */
export const CLUES = [
  'mark_in_address',
  'mark_in_reference',
  'known_letter',
  'mark_that_is_not_ours',
  'number_in_subject',
] as const
export type ClueKind = (typeof CLUES)[number]

export interface Clue {
  readonly kind: ClueKind
  readonly number: number
}

export interface KnownLetter {
  readonly letterId: string
  readonly number: number
}

export interface ClueKeys {
  /** Whether a mark was made by this desk for this request. */
  readonly verify: (number: number, mark: string) => boolean
  /** Which of the letters that this one answers we know, and where they are. */
  readonly known: readonly KnownLetter[]
}

/** Everything in a letter that points to a request, the strongest first. A mark that fails is worth no more than a number. */
export function cluesIn(letter: Pick<ArrivedLetter, 'recipients' | 'references' | 'subject'>, keys: ClueKeys): Clue[] {
  const clues = [
    ...letter.recipients.flatMap((address) => markClue(MARK_IN_ADDRESS.exec(address), 'mark_in_address', keys)),
    ...letter.references.flatMap((id) => markClue(MARK_IN_LETTER_ID.exec(id), 'mark_in_reference', keys)),
    ...letter.references.flatMap((id) =>
      keys.known
        .filter(({ letterId }) => letterId === id)
        .map(({ number }) => ({ kind: 'known_letter', number }) as const),
    ),
    ...numbersIn(letter.subject).map((number) => ({ kind: 'number_in_subject', number }) as const),
  ]
  return clues.toSorted((one, other) => CLUES.indexOf(one.kind) - CLUES.indexOf(other.kind))
}

/** What the sender is to the request that a clue points to; without one, whether he is of the support. */
export type Standing = 'staff' | 'participant' | 'copied' | 'colleague' | 'stranger'

export type ParkingReason = Extract<
  LetterReason,
  | 'sender_is_forged'
  | 'sender_is_not_proven'
  | 'sender_is_a_stranger'
  | 'number_alone_is_no_proof'
  | 'known_letter_is_no_proof'
  | 'mark_is_not_ours'
>

export type Thread =
  | { readonly to: 'new_request' }
  | { readonly to: 'request'; readonly clue: Clue }
  | { readonly to: 'specialist'; readonly because: ParkingReason }

/**
 * Where a letter belongs (docs/product.md#mail-rules, docs/decisions/0008): what he knows, who he is and whether that is proven decide
 * together. Whatever is parked changes nothing on the request.
 */
export function threadOf(clue: Clue | null, standing: Standing, proof: Proof): Thread {
  if (proof === 'fail') return { to: 'specialist', because: 'sender_is_forged' }
  if (clue === null) return { to: 'new_request' }
  const end = ENDS[standing][proof][EVIDENCE[clue.kind]]
  return end === 'goes_on' ? { to: 'request', clue } : { to: 'specialist', because: end }
}

/** A letter we know is a mark that we did not sign: only who got it can know its name. */
type Evidence = 'number' | 'false_mark' | 'known_letter' | 'mark'

const EVIDENCE: Readonly<Record<ClueKind, Evidence>> = {
  number_in_subject: 'number',
  mark_that_is_not_ours: 'false_mark',
  known_letter: 'known_letter',
  mark_in_reference: 'mark',
  mark_in_address: 'mark',
}

export function isOurMark({ kind }: Clue): boolean {
  return EVIDENCE[kind] === 'mark'
}

type Ends = Readonly<Record<Evidence, 'goes_on' | ParkingReason>>

const allParked = (because: ParkingReason): Ends => ({
  number: because,
  false_mark: because,
  known_letter: because,
  mark: because,
})

const MARK_ALONE: Ends = {
  number: 'number_alone_is_no_proof',
  false_mark: 'mark_is_not_ours',
  known_letter: 'known_letter_is_no_proof',
  mark: 'goes_on',
}

const ENDS: Readonly<Record<Standing, Readonly<Record<'pass' | 'none', Ends>>>> = {
  staff: { pass: MARK_ALONE, none: allParked('sender_is_not_proven') },
  participant: {
    pass: { number: 'goes_on', false_mark: 'mark_is_not_ours', known_letter: 'goes_on', mark: 'goes_on' },
    none: { ...MARK_ALONE, known_letter: 'goes_on' },
  },
  copied: { pass: { ...MARK_ALONE, known_letter: 'goes_on' }, none: MARK_ALONE },
  colleague: { pass: { ...MARK_ALONE, known_letter: 'goes_on' }, none: allParked('sender_is_not_proven') },
  stranger: { pass: allParked('sender_is_a_stranger'), none: allParked('sender_is_a_stranger') },
}

/** `support+1042-mark@…`: addresses lose their capitals on the way, so marks have none. */
const MARK_IN_ADDRESS = /^[^@+]{1,64}\+(\d{1,15})-([0-9a-f]{32})@/
/** `<okno.1042.mark.…@…>` */
const MARK_IN_LETTER_ID = /^<okno\.(\d{1,15})\.([0-9a-f]{32})\./

/** The address that answers to a letter of a request go to. */
export function markedAddress(address: string, number: number, mark: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${number}-${mark}${address.slice(at)}`
}

export function isMarkedAddress(address: string): boolean {
  return MARK_IN_ADDRESS.test(address)
}

/** A Message-ID that tells its request, and that we wrote it. */
export function markedLetterId(number: number, mark: string, unique: string, host: string): string {
  return `<okno.${number}.${mark}.${unique}@${host}>`
}

export function markInLetterId(letterId: string): { readonly number: number; readonly mark: string } | null {
  const [, number, mark] = MARK_IN_LETTER_ID.exec(letterId) ?? []
  return number === undefined || mark === undefined ? null : { number: Number(number), mark }
}

function markClue(
  match: RegExpExecArray | null,
  kind: 'mark_in_address' | 'mark_in_reference',
  { verify }: ClueKeys,
): Clue[] {
  const [, digits, mark] = match ?? []
  if (digits === undefined || mark === undefined) return []
  const number = Number(digits)
  return [{ kind: verify(number, mark) ? kind : 'mark_that_is_not_ours', number }]
}

/** «[№1042]» as we write it, or «заявка 1042»; a bare «чек №1042» is no number of ours. */
function numbersIn(subject: string): number[] {
  const found = subject.matchAll(
    /\[\s?(?:№|#)\s?(\d{1,15})\s?\]|(?:заявк\p{L}{1,3}|request)\s(?:№|#|no\.?)?\s?(\d{1,15})/giu,
  )
  return [...found].map(([, bracketed, worded]) => Number(bracketed ?? worded))
}
