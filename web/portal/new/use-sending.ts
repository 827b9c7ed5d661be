import { useQueryClient } from '@tanstack/react-query'
import type { NewRequest, Registered } from '../../../src/contract/request/request.ts'
import { newKey, post } from '../../api.ts'
import { canWait } from '../../outbox.ts'
import type { Problem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'

/** Sends the draft once, under one key; without a net, or while the server asks for a moment, it waits in the draft and goes out by itself, reloads included. */
export function useSending(draft: NewDraft, edit: EditDraft) {
  const queries = useQueryClient()
  return {
    send: async (order: NewRequest): Promise<Registered> => {
      const key = draft.key ?? newKey()
      edit({ key })
      const filed = await post<Registered>('/api/requests', order, key)
      void queries.invalidateQueries({ queryKey: keys.requests })
      void queries.invalidateQueries({ queryKey: ['my-venues'] })
      return filed
    },
    onRefused: (problem: Problem) => edit({ isWaiting: canWait(problem) }),
  }
}
