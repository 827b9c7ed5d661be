import { type QueryFunctionContext, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { Me, SignInAnswer, signIn } from '../src/contract/people/session.ts'
import { newKey, post } from './api.ts'
import { lastPerson, sayFarewell } from './belongings.ts'
import { takeBrought } from './brought.ts'
import { type FirstQuestion, firstQuestion } from './first-answers.ts'
import { emptyOutbox, sendAllHeld } from './outbox/outbox.ts'
import { outboxNow } from './outbox/state.ts'
import type { Shown } from './passkeys.ts'
import { paths } from './paths.ts'
import { PASSING, Problem, problemOf } from './problem.ts'
import { endPush } from './push.ts'
import { keys } from './queries.ts'
import { forgetAnswers, recallAnswer } from './reading/answers.ts'
import { noteOld } from './reading/shown.ts'
import { noteReach } from './wire.ts'

export type SignInOrder = z.input<typeof signIn>

/** Who is signed in: undefined while asking, null when nobody is. */
export function useSession() {
  return useQuery({ queryKey: keys.me, queryFn: askWho, staleTime: 60_000 })
}

function askWho({ signal, client }: QueryFunctionContext): Promise<Me | null> {
  return fetchMe({ signal, first: firstQuestion(client) })
}

/** The signed-in person; pages live behind a gate, so there always is one. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('A page that needs a person stands outside the gate')
  return me
}

export const MeContext = createContext<Me | null>(null)

export function sendCode(address: string): Promise<void> {
  return post('/api/sign-in/codes', { address })
}

/** Signs in by a code, a password or the token of a link; the key makes a second press harmless. */
export function signInWith(order: SignInOrder, key = newKey()): Promise<SignInAnswer> {
  return post('/api/sign-in', order, key)
}

/** For whoever got a ticket instead: the number that his device shows, or a recovery code. */
export function finishSignIn(half: { readonly ticket: string } & Shown): Promise<unknown> {
  return post('/api/sign-in/second-factor', half, newKey())
}

export function useSignedIn() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}

/** So long whoever signs out waits for what has to leave, in milliseconds. */
const LEAVING = 5_000

/** Sends first what waits. False: something still does, and nobody is signed out: he has to be asked. */
export async function sendAndSignOut(): Promise<boolean> {
  await Promise.race([sendAllHeld(), new Promise((resolve) => setTimeout(resolve, LEAVING))])
  if (outboxNow().entries.some(({ state }) => state !== 'done')) return false
  await signOut()
  return true
}

/** Ends the session and takes everything of the person off this browser, whatever of that fails. A session that has ended already is as good. */
export async function signOut() {
  const answer = await fetch('/api/sessions/current', { method: 'DELETE', credentials: 'same-origin' }).catch(
    () => null,
  )
  if (!answer) throw new Problem('offline', 0)
  if (!answer.ok && answer.status !== 401) throw await problemOf(answer)
  await Promise.allSettled([emptyOutbox(), endPush()])
  await sayFarewell(paths.signIn)
}

interface Asking {
  readonly signal?: AbortSignal
  readonly first?: FirstQuestion | null
}

/** Asks without api.ts: here a missing session is an answer, not an obstacle. Without a net it is whoever was here last. */
export async function fetchMe({ signal, first = null }: Asking = {}): Promise<Me | null> {
  const ask = async (path: string) => {
    const asked = takeBrought(path) ?? fetch(path, { credentials: 'same-origin', ...(signal && { signal }) })
    const answer = await Promise.resolve(asked).catch(() => null)
    noteReach(answer !== null)
    return answer
  }
  let answer = await ask(first?.address ?? '/api/me')
  if (first && answer?.ok) return first.keep(await answer.json())
  // Alone: whoever owes a second factor hears no more than who he is, and one of the others may fail.
  if (first && answer && !PASSING.has(answer.status) && answer.status !== 401) answer = await ask('/api/me')
  if (!answer || PASSING.has(answer.status)) {
    const kept = await recallAnswer<Me>('/api/me', lastPerson())
    if (kept) noteOld(kept.path, kept.at)
    if (kept) return kept.answer
  }
  if (!answer) throw new Problem('offline', 0)
  // Whoever was ended is not shown without a net either; what he left to be sent waits for him.
  if (answer.status === 401) {
    await forgetAnswers({ forGood: false })
    return null
  }
  if (!answer.ok) throw await problemOf(answer)
  return answer.json()
}
