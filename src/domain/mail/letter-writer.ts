import type { ArrivedLetter } from './letter.ts'
import { isReadByNobody } from './mail-loops.ts'
import { ownAddress } from './mailbox.ts'
import type { Proof } from './sender-proof.ts'

/**
 * A form on a site writes from an address that nobody reads, or from our own, and names the person it writes for in Reply-To:
 * then the letter is his, as far as he says so himself. Of any other letter it is the author's.
 */
export function inWritersName(letter: ArrivedLetter, own: readonly string[]): ArrivedLetter {
  const { from, replyTo = [] } = letter
  const [writer, ...others] = replyTo
  if (!from || !writer || others.length > 0 || isOursOrSilent(writer, own) || !isOursOrSilent(from, own)) return letter
  return { ...letter, from: { ...writer, name: writer.name || nameOf(from.name) }, via: from }
}

/** Whoever writes by a form is proven by nothing: what the form's domain signs is the form. */
export function proofOfWriter({ via }: ArrivedLetter, proof: Proof): Proof {
  return via && proof === 'pass' ? 'none' : proof
}

function isOursOrSilent(
  { address, name }: { readonly address: string; readonly name: string },
  own: readonly string[],
) {
  return ownAddress(address, own) !== null || isReadByNobody(address, name)
}

/** A name that only asks not to be answered names nobody. */
function nameOf(name: string): string {
  return isReadByNobody('', name) ? '' : name
}
