import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BotCard, BotDraftInput, BotPeople, Bots } from '../../../src/contract/messenger/bots.ts'
import type { MessengerKind } from '../../../src/domain/messenger/kinds.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { get, post, put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Decision } from '../home/decisions.ts'

const ALL = ['bots'] as const

/** Where the bots of a messenger are. */
export const BOT_PAGES: Readonly<Record<MessengerKind, string>> = { telegram: paths.adminTelegram, max: paths.adminMax }

export function useBots() {
  return useQuery({ queryKey: ALL, queryFn: ({ signal }) => get<Bots>('/api/bots', signal), refetchInterval: 3_000 })
}

export function useBotPeople(id: number) {
  return useQuery({
    queryKey: [...ALL, id, 'people'],
    queryFn: ({ signal }) => get<BotPeople>(`/api/bots/${id}/people`, signal),
    refetchInterval: 3_000,
  })
}

/** Keeps a bot, or connects a new one, and says so. */
export function useKeepingBot(id: number | null) {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft: BotDraftInput, key: string): Promise<number> => {
    const kept = id === null ? (await post<{ readonly id: number }>('/api/bots', draft, key)).id : id
    if (id !== null) await put(`/api/bots/${id}`, draft)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.bot.saved') })
    return kept
  }
}

export const BOT_STANDINGS = ['broken', 'starts', 'refused', 'works', 'off'] as const
export type BotStanding = (typeof BOT_STANDINGS)[number]

/** How a bot fares, in one word; the messenger asks for a pause now and then, and that is no trouble. */
export function botStanding({ enabled, trouble, answeredAt, refusedToday }: BotCard): BotStanding {
  if (!enabled) return 'off'
  if (trouble !== null && trouble !== 'slowed_down') return 'broken'
  if (answeredAt === null) return 'starts'
  return refusedToday > 0 ? 'refused' : 'works'
}

export function botDecisions(say: Say, bots: readonly BotCard[]): Decision[] {
  return bots.flatMap((bot) =>
    botStanding(bot) === 'broken' && bot.trouble !== null
      ? [
          {
            key: `bot ${bot.id}`,
            kind: 'trouble' as const,
            ...troubleWords(say, bot, bot.trouble),
            href: `${BOT_PAGES[bot.kind]}?bot=${bot.id}`,
            action: say(`admin.${bot.kind}`),
          },
        ]
      : [],
  )
}

/** What is wrong with a bot, and what the administrator can do about it. */
export function troubleWords(say: Say, { kind }: BotCard, trouble: NonNullable<BotCard['trouble']>) {
  return {
    title: say(`admin.bot.trouble.${trouble}`, { messenger: say(`admin.${kind}`) }),
    text:
      trouble === 'slowed_down'
        ? say('admin.bot.trouble.slowed_down.do')
        : say(`admin.bot.trouble.${trouble}.do.${kind}`),
  }
}
