import type { Desk } from '../../db/desk.ts'
import { dropChoice, keepChoice } from '../../db/notices/subscriptions.ts'
import type { Choice } from '../../domain/notices/ways.ts'

/** A person says by which ways he wants to hear what; `wanted` null: as his roles do, from now on. */
export async function chooseOwnNotices(
  { tx, actor: { personId } }: Desk,
  choices: readonly (Omit<Choice, 'wanted'> & { readonly wanted: boolean | null })[],
): Promise<void> {
  for (const { wanted, ...cell } of choices) {
    if (wanted === null) await dropChoice(tx, personId, cell)
    else await keepChoice(tx, personId, { ...cell, wanted })
  }
}
