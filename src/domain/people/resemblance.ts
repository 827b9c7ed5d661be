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

/** Why two records may be of one person. */
export type Likeness = 'phone' | 'mail' | 'name'

interface Recorded extends Known {
  /** Numbers, of which the last ten digits tell. */
  readonly phones: readonly string[]
  /** Organisations and venues where he is something. */
  readonly places: readonly string[]
}

/** On which grounds two records are probably of one person: for people to decide. A name counts where they have a place in common. */
export function likenessOf(one: Recorded, other: Recorded): readonly Likeness[] {
  const found: Likeness[] = []
  if (one.phones.some((phone) => isLike(phone, other.phones))) found.push('phone')
  if (one.addresses.some((address) => resembles({ name: '', address }, other))) found.push('mail')
  const isNamed = wordsOf(one.name).length > 0 && wordsOf(one.name).join(' ') === wordsOf(other.name).join(' ')
  if (isNamed && one.places.some((place) => other.places.includes(place))) found.push('name')
  return found
}

function isLike(phone: string, others: readonly string[]): boolean {
  const end = subscriberOf(phone)
  return end.length === SUBSCRIBER && others.some((other) => subscriberOf(other) === end)
}

/** Without the country: «8 903…» was once kept beside «+7 903…». */
const SUBSCRIBER = 10

function subscriberOf(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-SUBSCRIBER)
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
