interface Place {
  readonly name: string
  readonly address: string
}

/** «Весна, Лесная 5»: a name that tells the street already needs no address beside it. */
export function placeName({ name, address }: Place): string {
  const street = wordsOf(address).slice(-2)
  const known = wordsOf(name)
  return street.every((word) => known.includes(word)) ? name : `${name}, ${address}`
}

export function venueOf({ venue }: { readonly venue: Place | null }): string | null {
  return venue && placeName(venue)
}

function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
