import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Exchange,
  ExchangeDraftInput,
  ExchangeEvents,
  Exchanges,
  phoneRules,
} from '../../../src/contract/phone/exchanges.ts'
import type { PbxKind } from '../../../src/domain/phone/kinds.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { get, post, put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Decision } from '../home/decisions.ts'

const ALL = ['pbx'] as const

export function useExchanges() {
  return useQuery({
    queryKey: ALL,
    queryFn: ({ signal }) => get<Exchanges>('/api/pbx', signal),
    refetchInterval: 5_000,
  })
}

export function useExchangeEvents(id: number) {
  return useQuery({
    queryKey: [...ALL, id, 'events'],
    queryFn: ({ signal }) => get<ExchangeEvents>(`/api/pbx/${id}/events`, signal),
    refetchInterval: 3_000,
  })
}

/** Keeps an exchange, or adds one, and says so. */
export function useKeepingExchange(id: number | null) {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft: ExchangeDraftInput, key: string): Promise<number> => {
    const kept = id === null ? (await post<{ readonly id: number }>('/api/pbx', draft, key)).id : id
    if (id !== null) await put(`/api/pbx/${id}`, draft)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.phone.saved') })
    return kept
  }
}

/** The old address leads nowhere from now on; the page shows the new one. */
export function useRenewingAddress(id: number) {
  const say = useSay()
  const queries = useQueryClient()
  return async (): Promise<void> => {
    await post(`/api/pbx/${id}/keys`)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.phone.hook.renewed') })
  }
}

export type PhoneRules = z.infer<typeof phoneRules>

export function useKeepingRules() {
  const say = useSay()
  const queries = useQueryClient()
  return async (rules: PhoneRules): Promise<void> => {
    await put('/api/pbx/rules', rules)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.phone.rules.saved') })
  }
}

/** Lets a call ring on one's own screen alone. */
export function useTrialCall(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/api/pbx/${id}/test-call`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL }),
  })
}

/** What an administrator chooses first: three ways in, of which one has many names. */
export const WAYS = ['asterisk', 'cloud', 'own'] as const
export type Way = (typeof WAYS)[number]

export function wayOf(kind: PbxKind): Way {
  return kind === 'asterisk' || kind === 'own' ? kind : 'cloud'
}

/** The one that is told of all: trouble, then what works. */
export const STANDINGS = ['broken', 'works', 'waits', 'off'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ enabled, trouble, heardAt, connectedSince }: Exchange): Standing {
  if (!enabled) return 'off'
  if (trouble !== null) return 'broken'
  return heardAt === null && connectedSince === null ? 'waits' : 'works'
}

export function phoneDecisions(say: Say, exchanges: readonly Exchange[]): Decision[] {
  return exchanges.flatMap(({ id, title, enabled, trouble }) =>
    enabled && trouble !== null
      ? [
          {
            key: `exchange ${id}`,
            kind: 'trouble' as const,
            title: say(`admin.phone.trouble.${trouble}`, { title }),
            text: say(`admin.phone.trouble.${trouble}.do`),
            href: `${paths.adminPhone}?pbx=${id}`,
            action: say('admin.phone'),
          },
        ]
      : [],
  )
}
