import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { Standing } from '../../../src/contract/request/request-changes.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import type { Order } from '../../outbox/entry.ts'
import { send } from '../../outbox/outbox.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'
import { requestQuery } from './use-request.ts'

/** Something done to a request: shown at once, sent, and taken back if the server refuses. */
export type Work = Direct | Outgoing

interface Outgoing extends Omit<Direct, 'call' | 'order'> {
  readonly call?: undefined
  readonly order: (details: RequestDetails) => Pick<Order, 'kind' | 'method' | 'path' | 'body'>
}

interface Direct {
  /** What changes on screen before the server has answered. */
  readonly show?: (details: RequestDetails) => Partial<RequestDetails>
  readonly call: (details: RequestDetails) => Promise<unknown>
  /** Given instead of a call that needs a net: it waits in the outbox until there is one. */
  readonly order?: undefined
  /** What to tell when it is done, and the way back. */
  readonly done?: string
  readonly undo?: WayBack
}

export interface WayBack {
  readonly run: () => void
  /** After so many milliseconds it is too late. */
  readonly lasts?: number
}

/** One thing at a time for each request: the next starts from the version the one before left. */
const turns = new Map<number, Promise<unknown>>()

/** `work({ show, call })` resolves to whether it was done; a refusal is told in a toast. */
export function useWork(number: number) {
  const attempt = useAttempt(number)
  const queries = useQueryClient()
  const say = useSay()
  return async (work: Work): Promise<boolean> => {
    try {
      await attempt(work)
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      showToast({ text: refusalText(error, say, queries.getQueryData(keys.request(number))), urgent: true })
      return false
    }
  }
}

/** The same for a form: a refusal is thrown, and told where the form tells it. */
export function useAttempt(number: number) {
  const queries = useQueryClient()
  const say = useSay()
  return (work: Work): Promise<void> => {
    const key = keys.request(number)
    const before = queries.getQueryData<RequestDetails>(key)
    if (work.show) queries.setQueryData<RequestDetails>(key, (now) => now && { ...now, ...work.show?.(now) })
    const turn = (turns.get(number) ?? Promise.resolve()).then(() => done(queries, say, number, work, before))
    turns.set(
      number,
      turn.catch(() => undefined),
    )
    return turn
  }
}

async function done(
  queries: QueryClient,
  say: Say,
  number: number,
  work: Work,
  before: RequestDetails | undefined,
): Promise<void> {
  const key = keys.request(number)
  try {
    const details = queries.getQueryData<RequestDetails>(key) ?? (await queries.fetchQuery(requestQuery(number)))
    // An answer that is on its way was asked before the change and would show the past.
    await queries.cancelQueries({ queryKey: key, exact: true })
    const standing = await madeOf(work, details)
    if (standing === LATER) return void showToast({ text: say('outbox.later') })
    if (isStanding(standing)) {
      queries.setQueryData<RequestDetails>(key, (now) => now && { ...now, version: standing.version })
    }
    if (work.done)
      showToast({ text: work.done, ...(work.undo && { undo: { label: say('common.undo'), ...work.undo } }) })
    void refresh(queries, number)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (before) queries.setQueryData(key, before)
    await refresh(queries, number)
    throw error
  }
}

const LATER = Symbol('it waits in the outbox')

async function madeOf(work: Work, details: RequestDetails): Promise<unknown> {
  if (!work.order) return work.call(details)
  const { number, version, subject } = details
  const order = { id: newKey(), request: number, seen: version, about: { title: subject }, ...work.order(details) }
  const outcome = await send(order)
  return outcome.state === 'waiting' ? LATER : outcome.answer
}

async function refresh(queries: QueryClient, number: number): Promise<void> {
  const key = keys.request(number)
  void queries.invalidateQueries({ queryKey: keys.requests })
  void queries.invalidateQueries({ queryKey: keys.views })
  await queries.invalidateQueries({ queryKey: key })
}

/** «Уже взята» without a name helps nobody. */
function refusalText(error: Problem, say: Say, now: RequestDetails | undefined): string {
  if (error.code === 'request.already-taken' && now?.specialist) {
    return say('desk.already-taken', { name: now.specialist.name })
  }
  return say(textOfProblem(error))
}

function isStanding(answer: unknown): answer is Standing {
  return typeof answer === 'object' && answer !== null && 'version' in answer
}
