import type { Desk } from '../../db/desk.ts'
import { keepChoice } from '../../db/notices/subscriptions.ts'
import type { Choice } from '../../domain/notices/ways.ts'

/** A person says by which ways he wants to hear what. */
export async function chooseOwnNotices({ tx, actor }: Desk, choices: readonly Choice[]): Promise<void> {
  for (const choice of choices) await keepChoice(tx, actor.personId, choice)
}
