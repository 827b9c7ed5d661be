import { Refusal } from '../../domain/ground/refusal.ts'
import { isGuessable } from '../../domain/people/guessable-password.ts'

/** `own`: what everybody knows of the person whose password it becomes. */
export function demandStrong(password: string, own: readonly string[]): void {
  if (isGuessable(password, own)) throw new Refusal('password.too-weak')
}
