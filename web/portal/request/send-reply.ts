import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Message } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { isOffline, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { clearToast, showToast } from '../../ui/toasts.ts'
import { useGo } from '../go.ts'
import type { LeavingReply } from './reply-draft.ts'
import { useRefresh } from './request.ts'

interface Posted {
  readonly request: number
  readonly openedNew: boolean
}

interface Ends {
  readonly onArrived: () => void
  readonly onLost: () => void
}

/** Shows the answer at once; what did not go through comes back into the field, and is sent under the same key. */
export function useSendReply({ number }: RequestDetails, { onArrived, onLost }: Ends) {
  const say = useSay()
  const me = useMe()
  const go = useGo()
  const queries = useQueryClient()
  const refresh = useRefresh(number)
  const key = keys.request(number)

  return useMutation({
    mutationFn: ({ text, files, key }: LeavingReply) =>
      post<Posted>(`/api/requests/${number}/messages`, { text, fileIds: files.map(({ id }) => id) }, key),
    onMutate: async (reply) => {
      clearToast()
      await queries.cancelQueries({ queryKey: key })
      queries.setQueryData<RequestDetails>(
        key,
        (was) => was && { ...was, messages: [...was.messages, shown(reply, me)] },
      )
    },
    onSuccess: async ({ request, openedNew }) => {
      onArrived()
      await refresh()
      if (request === number) return
      const text = say(openedNew ? 'portal.reply.opened-new' : 'portal.reply.said-in-main', { number: request })
      showToast({ text })
      go(paths.request(request))
    },
    onError: (error) => {
      onLost()
      queries.setQueryData<RequestDetails>(
        key,
        (was) => was && { ...was, messages: was.messages.filter(({ id }) => id > 0) },
      )
      showToast({ text: say(isOffline(error) ? 'portal.reply.offline' : textOfProblem(error)), urgent: true })
    },
  })
}

/** How the answer looks while it is on its way; its number is below zero. */
function shown({ text, files }: LeavingReply, author: { readonly id: number; readonly name: string }): Message {
  return {
    id: -1,
    visibility: 'public',
    author: { id: author.id, name: author.name },
    side: 'customer',
    channel: 'portal',
    text,
    sentAt: new Date().toISOString(),
    files: files.map((file) => ({ ...file, isPicture: false })),
  }
}
