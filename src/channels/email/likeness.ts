/** How often a letter stands in Russian, roughly; letters of its neighbours after those. */
const CYRILLIC = weights([
  ['оеаин', 3.2],
  ['тсрвл', 2.5],
  ['кмдпу', 1.7],
  ['яыьгзбчй', 0.8],
  ['хжш', 0],
  ['юцщэё', -0.7],
  ['іїєәғқңөұүһґўфъ', -1],
  ['ђѓћќџљњјѕ', -4],
])
const WESTERN = /[äöüßéèêëàâáçñóòôíìîïúùûœæøåãõÿ]/i
const FOREIGN_SIGN = -4
const INNER_CAPITAL = -4
const MIXED_WORD = -7
const LOST = -5
const CONTROL = -8

/** Signs beyond ASCII that stand between words in any language. */
const SIGN_OF_TEXT = /[\s«»„“”‘’‹›—–…№§©®™°·•€£₽±×−\u00a0]/
const WORD = /[\p{L}\p{M}]+/gu
const BEYOND = /[^\p{ASCII}\p{L}\p{M}]/gu
const ENOUGH = 6000

/**
 * How much a reading of unknown bytes looks like what people write: letters in their usual number, one script in a word,
 * capitals at its beginning. Only signs beyond ASCII count, ASCII reads the same in every charset.
 */
export function likeness(text: string): number {
  const sample = text.slice(0, ENOUGH)
  const words = sample.match(WORD) ?? []
  return words.reduce((sum, word) => sum + ofWord(word), 0) + ofSigns(sample)
}

function ofWord(word: string): number {
  const letters = [...word]
  const high = letters.filter((letter) => letter > '\u007f')
  if (high.length === 0) return 0
  const cyrillic = high.filter((letter) => /\p{Script=Cyrillic}/u.test(letter)).length
  if (cyrillic > 0 && cyrillic < letters.length) return MIXED_WORD
  const capitals = innerCapitals(letters)
  if (cyrillic > 0) return high.reduce((sum, letter) => sum + ofCyrillic(letter), 0) + capitals - ofCapitals(letters)
  return (/^[\p{Script=Latin}\p{M}ªº]+$/u.test(word) ? ofLatin(high, letters.length) : ofOther(word)) + capitals
}

function ofCyrillic(letter: string): number {
  return CYRILLIC.get(letter.toLowerCase()) ?? -1
}

/** Words of nothing but capitals are rarer than others. */
function ofCapitals(letters: readonly string[]): number {
  return letters.slice(1).filter((letter) => isCapital(letter)).length * 0.2
}

function ofLatin(high: readonly string[], length: number): number {
  const known = high.filter((letter) => WESTERN.test(letter)).length
  if (known < high.length && length <= 2) return -high.length
  if (length > 2 && high.length > length / 2 + 0.5) return high.length * -3
  return length === high.length ? known * 0.5 : high.length + known
}

/** Greek, Hebrew, Chinese: one script in a word is a good sign. */
function ofOther(word: string): number {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u]
  const seen = scripts.filter((script) => script.test(word)).length
  return seen > 1 ? MIXED_WORD : word.length
}

function innerCapitals(letters: readonly string[]): number {
  const torn = letters.filter((letter, at) => isCapital(letter) && isSmall(letters[at - 1] ?? ''))
  return torn.length * INNER_CAPITAL
}

function ofSigns(text: string): number {
  let sum = 0
  for (const { 0: sign, index } of text.matchAll(BEYOND)) {
    if (sign === '\ufffd') sum += LOST
    else if (sign >= '\u0080' && sign <= '\u009f') sum += CONTROL
    else if (!SIGN_OF_TEXT.test(sign)) sum += FOREIGN_SIGN
    else if (!/[’·–—\u00a0]/.test(sign) && isWithinWord(text, index)) sum += FOREIGN_SIGN
  }
  return sum
}

function isWithinWord(text: string, at: number): boolean {
  return /\p{L}/u.test(text[at - 1] ?? '') && /\p{L}/u.test(text[at + 1] ?? '')
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase()
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase()
}

function weights(rows: readonly (readonly [letters: string, weight: number])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([letters, weight]) => [...letters].map((letter) => [letter, weight] as const)))
}
