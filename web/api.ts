import { isOffline, Problem } from './problem.ts'
import { dropAnswer, isRead, keepAnswer, recallAnswer } from './reading/answers.ts'
import { noteFresh, noteOld } from './reading/shown.ts'
import { askToSignIn } from './sign-in-demand.ts'
import { attempt, type Call, JSON_HEADERS, newKey } from './wire.ts'

export { newKey } from './wire.ts'

/** What the contract promises for the path; nothing is checked twice here. Without a net it is what was read last, where that is kept. */
export async function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const order = { method: 'GET', path, signal } as const
  if (!isRead(path)) return json(order)
  try {
    const answer = await json<Answer>(order)
    noteHeard(path, answer)
    return answer
  } catch (error) {
    // What is not there for him any more is not read without a net either.
    if (error instanceof Problem && (error.status === 404 || error.status === 403)) void dropAnswer(path)
    const kept = isOffline(error) ? await recallAnswer<Answer>(path) : null
    if (!kept) throw error
    noteOld(path, kept.at)
    return kept.answer
  }
}

/** Keeps for when there is no net what is read without one; of the person of this page, unless somebody else is named. */
export function noteHeard(path: string, answer: unknown, person?: number | null): void {
  if (!isRead(path)) return
  noteFresh(path)
  void keepAnswer(path, answer, person)
}

/** `key` names the intention, not the attempt: keep it while the person tries again, and nothing happens twice. */
export function post<Answer>(path: string, body: unknown = {}, key: string = newKey()): Promise<Answer> {
  const headers = { ...JSON_HEADERS, 'Idempotency-Key': key }
  return json({ method: 'POST', path, body: JSON.stringify(body), headers })
}

export function put<Answer>(path: string, body: unknown): Promise<Answer> {
  return json({ method: 'PUT', path, body: JSON.stringify(body), headers: JSON_HEADERS })
}

export function patch<Answer>(path: string, body: unknown): Promise<Answer> {
  return json({ method: 'PATCH', path, body: JSON.stringify(body), headers: JSON_HEADERS })
}

export function remove<Answer = void>(path: string): Promise<Answer> {
  return json({ method: 'DELETE', path })
}

/** Makes a call, again when the net stumbles, and again after the person has signed in anew. */
export async function call(order: Call): Promise<Response> {
  try {
    return await attempt(order)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    // Somebody else has signed in, in another window: this page is none of his, and begins anew.
    if (problem.code === 'session.other-person') location.reload()
    if (problem.code !== 'session.missing' || !(await askToSignIn())) throw problem
    return call(order)
  }
}

async function json<Answer>(order: Call): Promise<Answer> {
  const answer = await call(order)
  return JSON.parse((await answer.text()) || 'null')
}
