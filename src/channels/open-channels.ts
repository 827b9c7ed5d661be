import type { Guest } from './channel.ts'

/** Opens every guest that listens: all of them or none, so that a start that fails leaves no port open. Resolves with what closes them. */
export async function openChannels(guests: readonly Guest[]): Promise<(() => Promise<void>)[]> {
  const opened: (() => Promise<void>)[] = []
  try {
    for (const { open } of guests) if (open) opened.push(await open())
    return opened
  } catch (error) {
    for (const close of opened) await close()
    throw error
  }
}
