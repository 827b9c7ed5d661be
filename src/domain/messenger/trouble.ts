/** What is wrong between the desk and a messenger, as administrators are told. */
export const BOT_TROUBLES = ['token_revoked', 'read_by_another', 'slowed_down', 'unreachable', 'refused'] as const
export type BotTrouble = (typeof BOT_TROUBLES)[number]

/** What became of one call of a messenger. */
export type Fate =
  | { readonly kind: 'sent'; readonly externalId: string | null }
  /** Not now; after so many milliseconds. The whole bot waits. */
  | { readonly kind: 'later'; readonly after: number; readonly trouble: BotTrouble; readonly reason: string }
  /** The person does not let the bot write, or is gone. */
  | { readonly kind: 'blocked'; readonly reason: string }
  /** The chat goes on under another number. */
  | { readonly kind: 'moved'; readonly chat: string }
  /** The message to edit is not there. */
  | { readonly kind: 'missing' }
  /** It will never be taken as it is. */
  | { readonly kind: 'rejected'; readonly reason: string }

/** What to tell a reader as long as nothing answers: after so many failures, so long until the next attempt. */
export function pauseAfter(failures: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(failures, 10))
}
