import { inRussianLayout } from '../ground/keyboard-layout.ts'
import { inCyrillic } from '../ground/transliteration.ts'
import { phoneDigits } from '../people/phone-spelling.ts'

/** What a person may have meant by what he typed into the one search box. */
export interface SearchQuery {
  /** A request's number: «1042», «№1042», «#1042». */
  readonly number: number | null
  /** Nothing but this number is meant: «№1042». Digits alone may also stand in a text: a receipt, an INN, a date. */
  readonly isNumberOnly: boolean
  /** Digits of a phone in any spelling, without the country's 7 or 8; at least 5. */
  readonly phone: string | null
  readonly mail: string | null
  /** Something besides digits and signs was typed. */
  readonly hasLetters: boolean
  /** Words, each with its synonyms: every word has to be found, any of its variants will do. */
  readonly words: Words
  /** The words once more as if the keyboard had been in the other layout. */
  readonly otherLayout: Words | null
  /** The words once more as if Russian ones had been spelled in Latin letters. */
  readonly byEar: Words | null
}

/** Words, each with what else may stand for it. */
export type Words = readonly (readonly string[])[]

/** Words that the stemmer does not bring together, one life situation a line. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['касса', 'кассовый', 'кассир'],
  ['чек', 'чеки', 'печать', 'печатает', 'принтер', 'фискальник'],
  ['фр', 'ккт', 'фискальный', 'регистратор', 'фискальник'],
  ['оплата', 'эквайринг', 'карта', 'пинпад', 'безнал'],
  ['егаис', 'накладная', 'ттн', 'алкоголь'],
  ['маркировка', 'честный', 'кизы'],
  ['меню', 'блюдо', 'прайс', 'цена'],
]

export function searchQuery(text: string): SearchQuery {
  const trimmed = text.trim()
  const [, mark, number] = /^(№|#|n)?\s*(\d{1,12})$/i.exec(trimmed) ?? []
  const turned = inRussianLayout(trimmed)
  return {
    number: number === undefined ? null : Number(number),
    isNumberOnly: mark !== undefined,
    phone: phoneOf(trimmed),
    mail: /^\S+@\S*$/.test(trimmed) ? trimmed.toLowerCase() : null,
    hasLetters: /\p{L}/u.test(trimmed),
    words: wordsOf(trimmed),
    otherLayout: turned === null ? null : wordsOf(turned),
    byEar: turned === null ? null : wordsOf(inCyrillic(trimmed)),
  }
}

function phoneOf(text: string): string | null {
  const digits = (phoneDigits(text) ?? '').replace('+', '')
  const national = digits.length === 11 ? digits.slice(1) : digits
  return national.length >= 5 ? national : null
}

function wordsOf(text: string): Words {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 8).map((word) => [word, ...synonymsOf(word)])
}

function synonymsOf(word: string): readonly string[] {
  return SYNONYMS.filter((line) => line.includes(word)).flatMap((line) => line.filter((other) => other !== word))
}
