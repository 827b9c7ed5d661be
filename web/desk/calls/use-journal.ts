import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import type { CallPage } from '../../../src/contract/phone/calls.ts'
import { CALL_RESULTS } from '../../../src/domain/phone/call.ts'
import { CALL_DIRECTIONS } from '../../../src/domain/phone/call-event.ts'
import { get } from '../../api.ts'
import { useFormats } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { fromField } from '../moves/presets.ts'

/** What the journal shows, as its address says it. */
export function useJournalAddress() {
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const now = new URLSearchParams(searchStr)
  const filters = {
    result: CALL_RESULTS.find((one) => one === now.get('result')) ?? null,
    direction: CALL_DIRECTIONS.find((one) => one === now.get('direction')) ?? null,
    mine: now.get('mine') === '1',
    words: now.get('q') ?? '',
    since: dayIn(now.get('since')),
    until: dayIn(now.get('until')),
  }
  const change = (news: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(searchStr)
    for (const [name, value] of Object.entries(news)) value ? next.set(name, value) : next.delete(name)
    history.replace(`${paths.deskCalls}?${next}`)
  }
  return { filters, change }
}

export type JournalFilters = ReturnType<typeof useJournalAddress>['filters']

export function useJournal({ result, direction, mine, words, since, until }: JournalFilters) {
  const { zone } = useFormats()
  const question = new URLSearchParams({
    ...(result && { result }),
    ...(direction && { direction }),
    ...(mine && { mine: 'true' }),
    ...(words && { q: words }),
    ...(since && { from: midnightOf(since, zone, 0) }),
    ...(until && { to: midnightOf(until, zone, 1) }),
  })
  return useInfiniteQuery({
    queryKey: [...keys.calls, 'journal', question.toString()],
    queryFn: ({ pageParam, signal }) => get<CallPage>(`/api/calls?${question}${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : `&cursor=${next}`),
  })
}

/** The calls of one request, in one question however many its history tells of. */
export function useCallsOf(request: number, isWanted: boolean) {
  return useQuery({
    queryKey: [...keys.calls, 'of', request],
    queryFn: ({ signal }) => get<CallPage>(`/api/calls?request=${request}&limit=100`, signal),
    enabled: isWanted,
  })
}

function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null
}

const DAY = 86_400_000

/** The beginning of a day by the clock of the person, or of the day after it. */
function midnightOf(day: string, zone: string, daysLater: 0 | 1): string {
  const wanted = new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY).toISOString().slice(0, 10)
  return new Date(fromField(`${wanted}T00:00`, zone) ?? 0).toISOString()
}
