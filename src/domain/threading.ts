import type { ArrivedLetter } from './letter.ts'

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

/** What the sender is to the request that a clue points to. */
export type Standing = 'participant' | 'colleague' | 'staff' | 'stranger'

export type Thread =
  | { readonly to: 'new_request' }
  | { readonly to: 'request'; readonly clue: Clue; readonly standing: Standing }
  | { readonly to: 'specialist'; readonly clue: Clue; readonly standing: Standing; readonly because: ParkingReason }

export type ParkingReason = 'sender_is_a_stranger' | 'sender_is_not_proven' | 'number_alone_is_no_proof'

/**
 * Where a letter belongs (PRODUCT.md §5.3). A participant goes on by any clue, a colleague by a strong one. Whoever else
 * knows a number waits for a specialist, and so does a letter in the name of the support: an address alone proves nobody.
 */
export function threadOf(clue: Clue | null, standing: Standing): Thread {
  if (clue === null) return { to: 'new_request' }
  const because = PARKED[standing][STRONG.includes(clue.kind) ? 'strong' : 'weak']
  return because === null ? { to: 'request', clue, standing } : { to: 'specialist', clue, standing, because }
}

const STRONG: readonly ClueKind[] = ['mark_in_address', 'mark_in_reference', 'known_letter']

const PARKED: Readonly<Record<Standing, Readonly<Record<'strong' | 'weak', ParkingReason | null>>>> = {
  participant: { strong: null, weak: null },
  colleague: { strong: null, weak: 'number_alone_is_no_proof' },
  staff: { strong: 'sender_is_not_proven', weak: 'sender_is_not_proven' },
  stranger: { strong: 'sender_is_a_stranger', weak: 'sender_is_a_stranger' },
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
