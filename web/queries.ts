import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type LiveSignal, listenLive } from './live.ts'
import { isBusy, isOffline } from './problem.ts'

/** Names under which answers are kept. What a change touches is found by its beginning. */
export const keys = {
  me: ['me'] as const,
  requests: ['requests'] as const,
  views: ['views'] as const,
  request: (number: number) => ['request', number] as const,
  notices: ['notices'] as const,
  calls: ['calls'] as const,
}

/** Milliseconds after which a server that asked for a moment is asked again. */
const BUSY_FOR = 4_000

class Queries extends QueryClient {
  /**
   * As its parent, which leaves a first answer that is still on its way alone; it may be older than what changed, so it is asked for once
   * more when it has come.
   */
  override async invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    const onTheWay = this.getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined)
    const again = onTheWay.map(async ({ promise, queryKey }) => {
      await promise?.catch(() => undefined)
      // Several words may have come meanwhile: one more question answers them all.
      await super.invalidateQueries({ ...filters, queryKey, exact: true }, { ...options, cancelRefetch: false })
    })
    await Promise.all([super.invalidateQueries(filters, options), ...again])
  }
}

export function newQueryClient(): QueryClient {
  return new Queries({
    defaultOptions: {
      // api.ts has tried again already; a reasoned no stays a no.
      queries: {
        retry: false,
        staleTime: 30_000,
        refetchOnReconnect: true,
        networkMode: 'always',
        // Meanwhile the page says that we will try again by ourselves.
        refetchInterval: ({ state }) => isBusy(state.error) && BUSY_FOR,
      },
      mutations: {
        retry: false,
        networkMode: 'always',
        throwOnError: (error) => !(isOffline(error) || isProblem(error)),
      },
    },
  })
}

/** Keeps what is on screen true: what changed is asked for again, and after a gap everything is. */
export function useLiveQueries() {
  const queries = useQueryClient()
  useEffect(
    () =>
      listenLive((signal) => {
        for (const queryKey of touchedBy(signal)) void queries.invalidateQueries(queryKey ? { queryKey } : undefined)
      }),
    [queries],
  )
}

function touchedBy(signal: LiveSignal) {
  if (signal.type === 'gap') return [undefined]
  if (signal.type === 'nudge') return signal.kinds.map((kind) => (kind === 'call.changed' ? keys.calls : keys.notices))
  const { request } = signal.news
  return [keys.requests, keys.views, keys.request(request)]
}

function isProblem(error: unknown): boolean {
  return error instanceof Error && error.name === 'Problem'
}
