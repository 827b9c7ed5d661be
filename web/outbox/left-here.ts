import { isKept } from './outbox.ts'

/** What waits on this device while nobody is signed in: how much, and of how many people. Nothing else of it is anybody's to know. */
export interface LeftHere {
  readonly count: number
  readonly people: number
}

/** Null where nothing waits. */
export async function leftHere(): Promise<LeftHere | null> {
  if (!(await isKept())) return null
  const waiting = await (await import('./engine.ts')).waitingOfAll()
  if (waiting.length === 0) return null
  return { count: waiting.length, people: new Set(waiting.map(({ person }) => person)).size }
}
