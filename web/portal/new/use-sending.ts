import type { NewRequest } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { send } from '../../outbox/outbox.ts'
import type { Outcome } from '../../outbox/state.ts'
import type { Attachments } from '../../request/attach/use-attachments.ts'

/** Puts it into the outbox: filed at once where there is a net, else when there is one, once. */
export function useSending(draft: string, attachments: Attachments) {
  return ({ fileIds: _, ...order }: NewRequest, title: string): Promise<Outcome> => {
    const { files, bytes } = attachments.handOver()
    const about = { title, ...(order.description && { text: order.description }) }
    const whole = { id: newKey(), kind: 'new', request: null, method: 'POST', path: '/api/requests' } as const
    return send({ ...whole, body: order, files, about, draft }, bytes).catch((error: unknown) => {
      // The form stands as it was, and what was on its way goes on there.
      for (const { key, state } of attachments.uploads.files) if (state !== 'done') attachments.uploads.resume(key)
      throw error
    })
  }
}
