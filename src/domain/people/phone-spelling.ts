/** «тел.», «моб.:», «phone» before a number; a word in front says what it is and is no part of it. */
const BEFORE = /^(?:тел(?:ефон)?|моб(?:ильный)?|сот|т|раб|tel|phone|mob|p|м)\s*[.:]*\s*/iu

/** «доб. 12», «вн. 12», «ext 12», «#12», «;ext=12» behind it: who is asked for inside, not the number itself. */
const EXTENSION =
  /[\s,;(]*(?:доб(?:авочный)?|д\.|вн(?:утр(?:енний)?)?|;?ext(?:ension)?|x|#)\s*[.:=]*\s*\d{1,6}\)?\.?$/iu

/** What people put between digits, in print too: blanks, any dash, dots, brackets, slashes. */
const BETWEEN = /^\+?[\d\s().,/\p{Pd}\u2212\u2043\u30fc]+$/u

/** The «0» of +44 (0)20 is dialled at home alone. */
const TRUNK_IN_BRACKETS = /^(\+\d{1,3})\s*\(0\)/

/**
 * The digits of a phone in any spelling: «тел. 8–929–555–0117 доб. 12» is 89295550117; with the «+» that stood before
 * them. Null for what is no phone: anything else between the digits, none at all, or those of two numbers.
 */
export function phoneDigits(text: string): string | null {
  const bare = withoutWords(text)
  if (!BETWEEN.test(bare) || isTwo(bare)) return null
  const digits = bare.replaceAll(/\D/g, '')
  return digits === '' ? null : `${bare.startsWith('+') ? '+' : ''}${digits}`
}

/** The same for a number among words, «Иван 8 929 555-01-17»; null when the words part it, or stand between two. */
export function onlyPhoneIn(text: string): string | null {
  const [found = '', ...more] = withoutWords(text).match(/\+?\d[\d\s().\p{Pd}\u2212\u2043\u30fc]*/gu) ?? []
  return more.length > 0 ? null : phoneDigits(found)
}

function withoutWords(text: string): string {
  const bare = text.normalize('NFKC').trim().replace(BEFORE, '').replace(EXTENSION, '').trim()
  return bare.replace(TRUNK_IN_BRACKETS, '$1')
}

/** Behind a number that is whole a comma or a slash begins another one, or another ending: «…01-17/18». */
function isTwo(bare: string): boolean {
  const [first = '', ...more] = bare.split(/[,/]/)
  return more.some((part) => /\d/.test(part)) && first.replaceAll(/\D/g, '').length >= 10
}
