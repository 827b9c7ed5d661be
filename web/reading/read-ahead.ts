import type { RequestDetails, RequestPage, RequestRow } from '../../src/contract/request/request.ts'
import { get } from '../api.ts'
import { isNear } from '../online.ts'
import { KEPT_REQUESTS, keptRequests, pruneAnswers, recallAnswer } from './answers.ts'

/** Between two requests: whoever works meanwhile does not feel it. */
const BREATH = 150
/** What was read so short a time ago is not read again. */
const FRESH = 300_000
/** A net that is slow has other things to do. */
const FEW = 10

/** What there may be no net for later. */
export interface Ahead {
  /** The first names the requests that are read. */
  readonly lists: readonly string[]
  /** Where a page asks for one of them. */
  readonly addressOf: (number: number) => string
}

/** Politely: one after the other, only what changed; whoever pays for every byte reads what he opens, and no more. */
export async function readAhead({ lists, addressOf }: Ahead, person: number, stop: AbortSignal): Promise<void> {
  const most = mostOf(connectionOf())
  if (most === 0 || !isNear() || !('indexedDB' in window)) return
  const [first] = lists
  const before = first === undefined ? null : await recallAnswer(first, person)
  const kept = await keptRequests()
  if (before && Date.now() - before.at < FRESH && kept.size > 0) return
  let rows: readonly RequestRow[] = []
  for (const list of lists) {
    const { items } = await get<RequestPage>(list, stop)
    if (rows.length === 0) rows = items
  }
  for (const row of rows.slice(0, most)) {
    if (stop.aborted || !isNear()) return
    if (isCurrent(row, kept.get(row.number))) continue
    await get<RequestDetails>(addressOf(row.number), stop)
    await new Promise((resolve) => setTimeout(resolve, BREATH))
  }
  await pruneAnswers()
}

/** Nothing was said or moved since it was kept. */
function isCurrent({ version, lastMessage }: RequestRow, kept: Awaited<ReturnType<typeof recallAnswer>> | undefined) {
  if (!kept || typeof kept.answer !== 'object' || kept.answer === null || !('version' in kept.answer)) return false
  return kept.answer.version === version && Date.parse(lastMessage.at) < kept.at
}

interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

function mostOf({ saveData, effectiveType = '4g' }: Connection): number {
  if (saveData) return 0
  return effectiveType === '4g' || effectiveType === '3g' ? KEPT_REQUESTS : FEW
}

/** What the browser knows of the net; most know nothing. */
function connectionOf(): Connection {
  const known: unknown = 'connection' in navigator ? navigator.connection : null
  return typeof known === 'object' && known !== null ? known : {}
}
