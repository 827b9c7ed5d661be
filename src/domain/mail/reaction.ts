import type { ArrivedLetter, LetterFile } from './letter.ts'

/** The sign that a mail program sends instead of words (Gmail, Outlook); null when a letter is none. */
export function reactionIn({ files, headers, text }: Pick<ArrivedLetter, 'files' | 'headers' | 'text'>): string | null {
  const part = files.find(isReaction)
  const said = part ? new TextDecoder().decode(part.bytes.slice(0, 1000)) : (headers['x-ms-reactions'] ?? null)
  if (said === null) return null
  return SIGN.exec(said)?.[0] ?? SIGN.exec(text)?.[0] ?? '👍'
}

/** It is told as words, not kept as a file. */
export function isReaction({ mediaType }: Pick<LetterFile, 'mediaType'>): boolean {
  return mediaType.toLowerCase() === 'text/vnd.google.email-reaction+json'
}

const SIGN = /\p{Extended_Pictographic}/u
