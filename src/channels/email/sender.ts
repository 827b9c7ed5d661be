import { addressParser, type Email } from 'postal-mime'
import { cleanLine, cutText } from '../../domain/ground/clean-text.ts'
import type { LetterAddress } from '../../domain/mail/letter.ts'
import { addressesIn } from './addresses.ts'

/**
 * Who wrote a letter. What names no address is passed over, so that the one real address is found however its name is
 * broken; of several authors the first is shown, but never counts as proven (sender-proof).
 */
export function senderOf(email: Email): LetterAddress | null {
  const sender = addressesIn([email.from])[0] ?? onlyAuthorOf(email)
  return sender && { ...sender, name: cutText(cleanLine(nameIn(email) ?? sender.name), 100) }
}

/** The addresses that answers are asked to go to. */
export function replyToOf(email: Email): LetterAddress[] {
  const all = addressesIn(email.replyTo ?? [])
  return [...new Map(all.map((one) => [one.address, one])).values()].slice(0, 10)
}

function authorsOf(email: Email): LetterAddress[] {
  return fieldsOf(email).flatMap((field) => addressesIn(addressParser(field)))
}

function onlyAuthorOf(email: Email): LetterAddress | null {
  const authors = authorsOf(email)
  const [author = null] = authors
  return authors.every(({ address }) => address === author?.address) ? author : null
}

function fieldsOf(email: Email): string[] {
  return email.headers.filter(({ key }) => key === 'from').map(({ value }) => value.slice(0, 2000))
}

/** «Ivanov I.I., kassir <a@b>»: what stands before the only brackets is his name; else the one beside the address. */
function nameIn(email: Email): string | null {
  const [field = '', ...more] = fieldsOf(email)
  const [, broken] = more.length === 0 ? (/^([^<>"]*[,;][^<>"]*)<[^<>\s]+@[^<>\s]+>\s*$/.exec(field) ?? []) : []
  if (broken !== undefined && !broken.includes('@')) return broken.trim()
  return addressesIn([email.from]).length > 0 ? (email.from?.name ?? null) : (onlyAuthorOf(email)?.name ?? null)
}
