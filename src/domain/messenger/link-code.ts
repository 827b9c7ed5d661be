import { MINUTE } from '../ground/instant.ts'

/** For how long a link, a square or a code to link by can be used, once. */
export const INVITATION_LIFETIME = 10 * MINUTE

/** No letter that looks like a digit or sounds like another. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** Wrong codes and tokens that one account may try within the time. */
export const LINK_GUESSES = { most: 10, within: 60 * MINUTE } as const

/** «7k4m 2qxd», typed as people type, as it is kept; null: it is no code. */
export function codeIn(text: string): string | null {
  const code = text.toUpperCase().replaceAll(/[\s\-–—]/g, '')
  const known = [...code].every((letter) => CODE_LETTERS.includes(letter))
  return known && code.length === CODE_LENGTH ? code : null
}

/** As it is shown: «7K4M-2QXD». */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
