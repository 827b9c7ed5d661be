import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RequestCount } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

/** Milliseconds that a list stays as it is before it is counted: whoever adds three filters is counted for once. */
const REST = 300

/** How many requests a list holds; asked once after a change of its filters, whatever its order. */
export function useCount(question: string, isWanted: boolean) {
  const wanted = withoutOrder(question)
  const settled = useSettled(wanted)
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...keys.requests, 'count', settled],
    queryFn: ({ signal }) => get<RequestCount>(`/api/requests/count?${settled}`, signal),
    enabled: isWanted && settled === wanted,
    placeholderData: keepPreviousData,
  })
  return { data, isOfNow: settled === wanted && !isPlaceholderData }
}

function withoutOrder(question: string): string {
  const search = new URLSearchParams(question)
  search.delete('sort')
  return search.toString()
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
