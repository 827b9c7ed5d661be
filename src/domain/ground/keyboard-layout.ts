const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё'

/** «rfccf» typed on a Russian keyboard that was set to Latin → «касса»; null when there is nothing to turn. */
export function inRussianLayout(text: string): string | null {
  if (/\p{Script=Cyrillic}/u.test(text) || !/[a-z]/i.test(text)) return null
  return [...text.toLowerCase()].map((letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter).join('')
}

/** «ищкшы» typed on a keyboard that was set to Russian → «boris»; null when there is nothing to turn. */
export function inLatinLayout(text: string): string | null {
  if (/[a-z]/i.test(text) || !/\p{Script=Cyrillic}/u.test(text)) return null
  return [...text.toLowerCase()].map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter).join('')
}

const SHIFTED = '!@#$%^&*()_+{}:"<>?~№'
const UNSHIFTED = "1234567890-=[];',./`3"

/** The text as the keys that type it, by their Latin letters: «пароль», «gfhjkm» and «GFHJKM» are the same keys. */
export function onKeys(text: string): string {
  return [...text.toLowerCase()]
    .map((sign) => LATIN[CYRILLIC.indexOf(sign)] ?? UNSHIFTED[SHIFTED.indexOf(sign)] ?? sign)
    .join('')
}

const ROWS = ['`1234567890-=', ' qwertyuiop[]', " asdfghjkl;'", ' zxcvbnm,./']
const PLACES = new Map(ROWS.flatMap((row, y) => [...row].map((key, x) => [key, { x, y }] as const)))

/** Whether one key lies beside another, or is the same. */
export function areNeighbours(one: string, other: string): boolean {
  const [a, b] = [PLACES.get(one), PLACES.get(other)]
  return a !== undefined && b !== undefined && Math.abs(a.x - b.x) <= 1 && Math.abs(a.y - b.y) <= 1
}
