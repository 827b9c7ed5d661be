import { inLatinLayout, inRussianLayout } from './keyboard-layout.ts'

/** How Cyrillic letters are spelled in Latin ones: the usual way first, then what passports, banks and people write. */
const SPELLINGS = {
  щ: ['shch', 'sch'],
  ш: ['sh'],
  ч: ['ch'],
  ж: ['zh'],
  х: ['kh', 'h'],
  ц: ['ts', 'tz'],
  ю: ['yu', 'iu', 'ju'],
  я: ['ya', 'ja'],
  ия: ['iya', 'iia', 'ia'],
  ий: ['iy', 'ij', 'ii'],
  ё: ['yo', 'jo'],
  а: ['a'],
  б: ['b'],
  в: ['v', 'w'],
  г: ['g'],
  д: ['d'],
  е: ['e', 'ye', 'je'],
  з: ['z'],
  и: ['i'],
  й: ['y', 'j'],
  к: ['k', 'c', 'q'],
  кс: ['x', 'ks'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f'],
  ы: ['y'],
  э: ['e'],
  ь: [''],
  ъ: [''],
} as const satisfies Readonly<Record<string, readonly string[]>>

const ALL = Object.entries<readonly string[]>(SPELLINGS)
const TO_LATIN = new Map(
  ALL.filter(([letters]) => letters.length === 1).map(([letter, [usual]]) => [letter, usual ?? '']),
)
const TO_CYRILLIC = new Map(
  ALL.toReversed().flatMap(([letters, spelled]) => spelled.filter(Boolean).map((one) => [one, letters] as const)),
)
const LONGEST_FIRST = new RegExp([...TO_CYRILLIC.keys()].sort((one, other) => other.length - one.length).join('|'), 'g')

/** «Snegireva» → «снегирева»: small letters, as they are most often meant. */
export function inCyrillic(text: string): string {
  return text.toLowerCase().replace(LONGEST_FIRST, (letters) => TO_CYRILLIC.get(letters) ?? letters)
}

/** «Снегирева» → «snegireva». */
export function inLatin(text: string): string {
  return [...text.toLowerCase()].map((letter) => TO_LATIN.get(letter) ?? letter).join('')
}

/** Letters that Latin spellings do not tell apart, for SQL's `translate`; then what they leave out or put in between vowels. */
export const LOOSE = { from: 'ёэйы', to: 'ееии', left: '[иь]+(?=[аеоуюя])|[ьъ]|и(?=и)' } as const
const LEFT = new RegExp(LOOSE.left, 'g')

/** Cyrillic words so that all spellings of a name are the same word: «Наталья», «Наталия» and «Natalia» turned. */
export function loosely(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => LOOSE.to[LOOSE.from.indexOf(letter)] ?? letter)
    .join('')
    .replace(LEFT, '')
}

/** Whether somebody who types this means the name: any part of its words, in either layout and either alphabet. */
export function isMeant(name: string, typed: string): boolean {
  const sought = heard(name)
  return readingsOf(typed).some((text) => wordsOf(text).every((word) => sought.includes(heard(word))))
}

/** Whether the name begins with what is typed. */
export function isBegun(name: string, typed: string): boolean {
  const sought = heard(name)
  return readingsOf(typed).some((text) => sought.startsWith(heard(text)))
}

function heard(text: string): string {
  return loosely(inCyrillic(text))
}

/** As it was typed, and as the same keys say it in the other layout. */
function readingsOf(typed: string): readonly string[] {
  return [typed, inRussianLayout(typed), inLatinLayout(typed)].filter((text) => text !== null)
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []
}
