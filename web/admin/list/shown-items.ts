import { hasWords } from '../../ui/has-words.ts'
import type { ListAddress } from './use-list-address.ts'

export interface Sorting<Item> {
  /** Everything by which a person may look for it. */
  readonly wordsOf: (item: Item) => string
  /** How it stands; it may stand in two ways at once. */
  readonly statesOf?: ((item: Item) => readonly string[]) | undefined
}

/** Those that have every word and stand as asked. */
export function shownItems<Item>(
  items: readonly Item[],
  { words, state }: ListAddress,
  { wordsOf, statesOf }: Sorting<Item>,
): readonly Item[] {
  return items.filter(
    (item) => hasWords(wordsOf(item), words) && (state === null || (statesOf?.(item) ?? []).includes(state)),
  )
}
