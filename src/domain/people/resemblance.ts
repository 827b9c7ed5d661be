interface Known {
  readonly name: string
  readonly addresses: readonly string[]
}

/** Whether a letter's author is probably somebody we know under another address: for people to decide, never for the desk. */
export function resembles(author: { readonly name: string; readonly address: string }, known: Known): boolean {
  const name = wordsOf(author.name)
  if (name.length >= 2 && name.join(' ') === wordsOf(known.name).join(' ')) return true
  const local = localPart(author.address)
  return local.length >= SHORTEST && known.addresses.some((address) => localPart(address) === local)
}

/** «info@» and «ivan@» are everywhere. */
const SHORTEST = 6

function wordsOf(name: string): string[] {
  return (
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}+/gu)
      ?.toSorted() ?? []
  )
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@')).replace(/\+.*/, '').replaceAll(/[._-]/g, '')
}
