import { areNeighbours, inRussianLayout, onKeys } from '../ground/keyboard-layout.ts'
import { GUESSED_WORDS } from './guessable-words.ts'
import { inLatinLetters } from './latin-letters.ts'

/**
 * Whether a program that knows how people choose passwords finds this one early. A password is taken apart into the pieces
 * that such a program puts together, and each piece weighs what it costs to try: a sign 1, a well-known word 2, a walk over
 * the keyboard 2. `own` is what everybody knows of the person: his name, his addresses, his company.
 */
export function isGuessable(password: string, own: readonly string[]): boolean {
  if (new Set(password).size < FEWEST_SIGNS) return true
  const words = { known: KNOWN, own: new Set(own.flatMap(wordsIn).flatMap(spellings)) }
  return weightOf(password.slice(0, LOOKED_AT), words) < LEAST_WEIGHT
}

const FEWEST_SIGNS = 5
const LEAST_WEIGHT = 7
/** What follows makes nothing weaker. */
const LOOKED_AT = 64
const LONGEST_PIECE = 24
const WEIGHT = {
  own: 1,
  /** «manchester1988»: what a word is made long enough with. */
  tail: 1.5,
  /** Of each letter that a reader could say aloud together with those around it. */
  spoken: 0.55,
  /** Of each in a row: numbers of phones and of cards, constants, numbers out of films. */
  digit: 0.6,
  word: 2,
  walk: 2,
  shortWalk: 2.5,
  walks: 2.5,
  date: 2.5,
  repeat: 1,
  sign: 1,
  sameSeparator: 0,
} as const

interface Words {
  readonly known: ReadonlySet<string>
  readonly own: ReadonlySet<string>
}

/** The lightest way to put the text together. */
function weightOf(cased: string, words: Words): number {
  const text = cased.toLowerCase()
  const keys = onKeys(text)
  const readings = readingsOf(text).map(onKeys)
  const best = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start += 1) {
      least = Math.min(least, (best[start] ?? 0) + weightOfPiece({ cased, text, keys, readings, start, end }, words))
    }
    best.push(least)
  }
  return best[text.length] ?? 0
}

interface Piece {
  readonly cased: string
  readonly text: string
  /** As long as the text. */
  readonly keys: string
  readonly readings: readonly string[]
  readonly start: number
  readonly end: number
}

function weightOfPiece({ cased, text, keys, readings, start, end }: Piece, { known, own }: Words): number {
  const typed = keys.slice(start, end)
  const isAgain = keys.slice(0, start).includes(typed)
  if (typed.length === 1) return isAgain && SEPARATOR.test(typed) ? WEIGHT.sameSeparator : WEIGHT.sign
  if (isAgain) return WEIGHT.repeat
  if (typed.length < SHORTEST_WORD) return typed.length
  const written = text.slice(start, end)
  const read = readings.map((reading) => reading.slice(start, end))
  if (read.some((word) => own.has(word))) return WEIGHT.own
  if (isWalk(written, typed)) return typed.length < LONG_WALK ? WEIGHT.shortWalk : WEIGHT.walk
  if ([3, 4].some((each) => areWalks(written, typed, each)) || areWoven(written, typed)) return WEIGHT.walks
  if (read.some((word) => known.has(word))) return WEIGHT.word
  if (end === text.length && TAIL.test(written)) return WEIGHT.tail
  return DATE.test(written) ? WEIGHT.date : weightOfOthers(cased.slice(start, end))
}

/** Nobody can list all words and numbers, but what reads like one is tried before what does not. */
function weightOfOthers(cased: string): number {
  if (cased.length < SHORTEST_SPOKEN) return cased.length
  if (/^\d+$/.test(cased)) return cased.length * WEIGHT.digit
  if (CAPITAL_INSIDE.test(cased)) return cased.length
  const text = cased.toLowerCase()
  return [text, inRussianLayout(text) ?? onKeys(text)].some(isSpoken) ? text.length * WEIGHT.spoken : text.length
}

/** Letters of one alphabet, vowels among them, and never more of a kind in a row than a mouth can say. */
function isSpoken(text: string): boolean {
  if (!/^(?:[a-z]+|[а-яё]+)$/.test(text)) return false
  const vowels = text.replaceAll(CONSONANT, '').length / text.length
  return vowels >= 0.25 && vowels <= 0.65 && !UNSPEAKABLE.test(text)
}

const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u
const CONSONANT = /[^aeiouyаеёиоуыэюя]/g
const UNSPEAKABLE = /[^aeiouyаеёиоуыэюя]{5}|[aeiouyаеёиоуыэюя]{3}/

const SHORTEST_WORD = 3
/** Shorter ones of each kind come about by chance. */
const LONG_WALK = 5
const SHORTEST_WOVEN = 6
const SHORTEST_SPOKEN = 6
const SEPARATOR = /^[^a-z0-9]$/
const TAIL = /^\d{2,4}!?$/
const DAY = '(?:0[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0[1-9]|1[0-2])'
const YEAR = '(?:19|20)\\d\\d'
const BETWEEN = '[-./]?'
const DATE = new RegExp(
  `^(?:${YEAR}|${DAY}${BETWEEN}${MONTH}${BETWEEN}(?:${YEAR}|\\d\\d)|${YEAR}${BETWEEN}${MONTH}${BETWEEN}${DAY})$`,
)

/** Each key beside the one before it, each letter next in its alphabet, or digits at equal steps. */
function isWalk(text: string, keys: string): boolean {
  return everyStep(keys, areNeighbours) || everyStep(text, areNextInAlphabet) || hasEqualSteps(text)
}

/** «qazwsxedc», «1qaz2wsx»: short walks of one length, one after the other. */
function areWalks(text: string, keys: string, each: number): boolean {
  if (keys.length < 2 * each || keys.length % each > 0) return false
  const starts = Array.from({ length: keys.length / each }, (_, index) => index * each)
  return starts.every((start) => isWalk(text.slice(start, start + each), keys.slice(start, start + each)))
}

/** «q1w2e3r4», «1029384756»: two walks, or a walk and one sign, in turns. */
function areWoven(text: string, keys: string): boolean {
  if (keys.length < SHORTEST_WOVEN) return false
  return [0, 1].every((turn) => {
    const own = (of: string) => [...of].filter((_, index) => index % 2 === turn).join('')
    return new Set(own(keys)).size === 1 || isWalk(own(text), own(keys))
  })
}

function everyStep(text: string, fits: (one: string, next: string) => boolean): boolean {
  return [...text.slice(1)].every((next, index) => fits(text[index] ?? '', next))
}

function areNextInAlphabet(one: string, next: string): boolean {
  return Math.abs(one.charCodeAt(0) - next.charCodeAt(0)) === 1
}

function hasEqualSteps(text: string): boolean {
  if (!/^\d+$/.test(text)) return false
  const step = (index: number) => (Number(text[index]) - Number(text[index - 1]) + 10) % 10
  return [...text.slice(2)].every((_, index) => step(index + 2) === step(1))
}

/** As it is typed, and with the signs that stand for letters read as those: «p@ssw0rd», «пар0ль». */
function readingsOf(text: string): string[] {
  const readings = /[а-яё]/.test(text) ? IN_RUSSIAN : IN_ENGLISH
  return [text, ...readings.map((signs) => [...text].map((sign) => signs[sign] ?? sign).join(''))]
}

const IN_RUSSIAN: readonly Readonly<Record<string, string>>[] = [
  { '0': 'о', '3': 'з', '4': 'ч', '6': 'б', '@': 'а', o: 'о', a: 'а', e: 'е', p: 'р', c: 'с', x: 'х', y: 'у', k: 'к' },
]
const ENGLISH = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
const IN_ENGLISH: readonly Readonly<Record<string, string>>[] = [
  { ...ENGLISH, '1': 'i', '!': 'i' },
  { ...ENGLISH, '1': 'l', '!': 'l' },
]

function wordsIn(text: string): string[] {
  const digits = text.replaceAll(/\D/g, '')
  const numbers = digits.length < 7 ? [] : [digits, digits.slice(1), digits.slice(-7)]
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...words, ...numbers].filter((word) => word.length >= SHORTEST_WORD)
}

/** The keys of a word in its own letters, in Latin ones, and of both turned round. */
function spellings(word: string): string[] {
  return [word, inLatinLetters(word)].map(onKeys).flatMap((keys) => [keys, [...keys].reverse().join('')])
}

const KNOWN: ReadonlySet<string> = new Set(GUESSED_WORDS.flatMap(spellings))
