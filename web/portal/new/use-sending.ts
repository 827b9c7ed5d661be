import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NewRequest, Registered } from '../../../src/contract/request/request.ts'
import { newKey, post } from '../../api.ts'
import { isBusy, isOffline } from '../../problem.ts'
import { keys } from '../../queries.ts'
import type { EditDraft, NewDraft } from './new-draft.ts'

/** A dead server does not tell the browser that it is back. */
const TRY_AGAIN_AFTER = 5_000

interface SendingProps {
  readonly draft: NewDraft
  readonly edit: EditDraft
  readonly order: NewRequest
  readonly onSent: (filed: Registered) => void
}

/** Sends the draft once, under one key; without a net, or while the server asks for a moment, it waits in the draft and goes out by itself, reloads included. */
export function useSending({ draft, edit, order, onSent }: SendingProps) {
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: ({ key, body }: { readonly key: string; readonly body: NewRequest }) =>
      post<Registered>('/api/requests', body, key),
    onSuccess: (filed) => {
      void queries.invalidateQueries({ queryKey: keys.requests })
      void queries.invalidateQueries({ queryKey: ['my-venues'] })
      onSent(filed)
    },
    onError: (error) => edit({ isWaiting: isOffline(error) || isBusy(error) }),
  })
  const send = () => {
    if (sending.isPending) return
    const key = draft.key ?? newKey()
    edit({ key })
    sending.mutate({ key, body: order })
  }

  useEffect(() => {
    if (!draft.isWaiting) return
    const timer = setInterval(send, TRY_AGAIN_AFTER)
    addEventListener('online', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
    }
  })

  return { send, isSending: sending.isPending, error: sending.error }
}
