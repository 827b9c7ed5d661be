import { addressParser, type Email } from 'postal-mime'
import type { LetterAddress } from '../../domain/letter.ts'
import { addressesIn } from './addresses.ts'
import { oneLine } from './clean-words.ts'
import { bestReading } from './readings.ts'

/**
 * Who wrote a letter, of one or more readings of it. What names no address is passed over, so that the one real address is
 * found however its name is broken; of several authors the first is shown, and nobody believes that it is he (sender-proof).
 */
export function senderOf(emails: readonly Email[]): LetterAddress | null {
  const [first] = emails
  const sender = addressesIn([first?.from])[0] ?? onlyAuthorOf(first)
  if (!sender) return null
  const names = emails.map((email) => nameIn(email) ?? sender.name)
  return { ...sender, name: oneLine(bestReading(names)).slice(0, 100) }
}

/** The addresses that answers are asked to go to. */
export function replyToOf(email: Email): LetterAddress[] {
  const all = addressesIn(email.replyTo ?? [])
  return [...new Map(all.map((one) => [one.address, one])).values()].slice(0, 10)
}

function authorsOf(email: Email | undefined): LetterAddress[] {
  return fieldsOf(email).flatMap((field) => addressesIn(addressParser(field)))
}

function onlyAuthorOf(email: Email | undefined): LetterAddress | null {
  const authors = authorsOf(email)
  const [author = null] = authors
  return authors.every(({ address }) => address === author?.address) ? author : null
}

function fieldsOf(email: Email | undefined): string[] {
  return (email?.headers ?? []).filter(({ key }) => key === 'from').map(({ value }) => value.slice(0, 2000))
}

/** «Ivanov I.I., kassir <a@b>»: what stands before the only brackets is his name; else the one beside the address. */
function nameIn(email: Email): string | null {
  const [field = '', ...more] = fieldsOf(email)
  const [, broken] = more.length === 0 ? (/^([^<>"]*[,;][^<>"]*)<[^<>\s]+@[^<>\s]+>\s*$/.exec(field) ?? []) : []
  if (broken !== undefined && !broken.includes('@')) return broken.trim()
  return addressesIn([email.from]).length > 0 ? (email.from?.name ?? null) : (onlyAuthorOf(email)?.name ?? null)
}
