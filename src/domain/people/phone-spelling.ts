/** «тел.», «моб.:», «phone» before a number; a word in front says what it is and is no part of it. */
const BEFORE = /^(?:тел(?:ефон)?|моб(?:ильный)?|сот|т|раб|tel|phone|mob|p|м)\s*[.:]*\s*/iu

/** «доб. 12», «вн. 12», «ext 12», «#12» behind it: who is asked for inside, not the number itself. */
const EXTENSION = /[\s,;(]*(?:доб(?:авочный)?|вн(?:утр(?:енний)?)?|ext(?:ension)?|x|#)\s*[.:]*\s*\d{1,6}\)?\.?$/iu

/** What people put between digits, in print too: blanks, any dash, dots, brackets, slashes. */
const BETWEEN = /^\+?[\d\s().,/\p{Pd}\u2212\u2043\u30fc]+$/u

/**
 * The digits of a phone in any spelling: «тел. 8–929–555–0117 доб. 12» is 89295550117; with the «+» that stood before
 * them. Null for what is no phone: anything else between the digits, or none at all.
 */
export function phoneDigits(text: string): string | null {
  const bare = text.trim().replace(BEFORE, '').replace(EXTENSION, '').trim()
  if (!BETWEEN.test(bare)) return null
  const digits = bare.replaceAll(/\D/g, '')
  return digits === '' ? null : `${bare.startsWith('+') ? '+' : ''}${digits}`
}
