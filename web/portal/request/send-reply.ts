import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import { send } from '../../outbox/outbox.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import type { HandedOver } from '../../request/use-uploads.ts'
import { clearToast, showToast } from '../../ui/toasts.ts'
import { useGo } from '../go.ts'
import type { ReplyDraft } from './reply-draft.ts'
import { useRefresh } from './request.ts'

interface Sending extends HandedOver {
  readonly words: ReplyDraft
  /** The draft it was written in. */
  readonly draft: string
  /** The server said no while one waited: the words go back into the field. */
  readonly onLost: () => void
}

/** The answer goes into the outbox and shows at once; it leaves as soon as it may. */
export function useSendReply({ number, subject, version }: RequestDetails) {
  const say = useSay()
  const go = useGo()
  const refresh = useRefresh(number)

  return async ({ words: { text }, files, bytes, draft, onLost }: Sending) => {
    clearToast()
    const order = { id: newKey(), kind: 'reply', request: number, method: 'POST', seen: version, draft } as const
    const path = `/api/requests/${number}/messages`
    try {
      const { state, ...sent } = await send(
        { ...order, path, body: { text }, files, about: { title: subject, text } },
        bytes,
      )
      if (state === 'waiting') return
      await refresh()
      const answer = 'answer' in sent ? sent.answer : null
      const where = answer?.request
      if (where === undefined || where === number) return
      const landed = answer?.openedNew ? 'portal.reply.opened-new' : 'portal.reply.said-in-main'
      showToast({ text: say(landed, { number: where }) })
      go(paths.request(where))
    } catch (error) {
      onLost()
      if (!(error instanceof Problem)) throw error
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
  }
}
