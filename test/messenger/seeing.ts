import assert from 'node:assert/strict'

interface Seer<Message> {
  readonly name: string
  readonly seen: () => readonly Message[]
  /** The whole chat, to be read when what was waited for did not come. */
  readonly shown: () => string
  readonly changed: () => Promise<unknown>
}

/** Waits until the bot has said something like it; resolves with the last such message. */
export function seeing<Message extends { readonly text: string }>({ name, seen, shown, changed }: Seer<Message>) {
  return async (pattern: RegExp, within = 10_000): Promise<Message> => {
    const until = Date.now() + within
    for (;;) {
      const found = seen().findLast(({ text }) => pattern.test(text))
      if (found) return found
      if (Date.now() > until) assert.fail(`${name} does not see ${pattern} within ${within} ms, but:\n${shown()}`)
      await changed()
    }
  }
}
