import { searchQuery } from '../../../src/domain/request/search-query.ts'

/** Digits of a phone with its code: fewer may be a number of a request, a venue's code, or stand in a text. */
const WHOLE_PHONE = 10

/** Whether a mail or a whole phone was typed: its owner is meant before whatever it stands in. */
export function meansSomebody(words: string): boolean {
  const { mail, phone } = searchQuery(words)
  return mail !== null || (phone?.length ?? 0) >= WHOLE_PHONE
}
