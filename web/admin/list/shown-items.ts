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
  const asked = folded(words).split(/\s+/)
  return items.filter((item) => {
    const text = folded(wordsOf(item))
    return asked.every((word) => text.includes(word)) && (state === null || (statesOf?.(item) ?? []).includes(state))
  })
}

/** ё and е are one letter to whoever searches. */
function folded(text: string): string {
  return text.trim().toLocaleLowerCase().replaceAll('ё', 'е')
}
