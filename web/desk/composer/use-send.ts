import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import { send } from '../../outbox/outbox.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import type { HandedOver } from '../../request/use-uploads.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Words } from './use-kept-draft.ts'
import type { Mode } from './wanted-mode.ts'

export interface Crossing {
  readonly id: number
  readonly author: string
  readonly text: string
  readonly sentAt: string
}

/** Sends: shown in the conversation at once; a reply that crossed a colleague's is held and both are shown. */
export function useSend({ number, version, subject }: Pick<RequestDetails, 'number' | 'version' | 'subject'>) {
  const queries = useQueryClient()
  const say = useSay()
  const [isSending, setSending] = useState(false)
  const [crossing, setCrossing] = useState<readonly Crossing[]>([])

  /** Resolves to whether nothing is left to be done with the words: they are sent, or wait in the outbox. */
  const sendWords = async (
    mode: Mode,
    words: Words,
    { files, bytes }: HandedOver,
    anyway = false,
  ): Promise<boolean> => {
    setSending(true)
    setCrossing([])
    const { text, after } = words
    const order = {
      // «Anyway» is another intention, so it goes under a name of its own.
      id: (words.key || newKey()) + (anyway ? '-anyway' : ''),
      kind: mode,
      request: number,
      method: 'POST',
      path: `/api/requests/${number}/messages`,
      body: bodyOf(mode, words, { after, anyway }),
      seen: version,
      files,
      about: { title: subject, text },
    } as const
    try {
      const { state } = await send(order, bytes)
      if (state === 'waiting') return true
      void queries.invalidateQueries({ queryKey: keys.requests })
      await queries.invalidateQueries({ queryKey: keys.request(number), exact: true })
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      void queries.invalidateQueries({ queryKey: keys.request(number), exact: true })
      const held = error.code === 'message.crossed' ? crossingIn(error.facts) : []
      setCrossing(held)
      if (held.length === 0) showToast({ text: say(textOfProblem(error)), urgent: true })
      return false
    } finally {
      setSending(false)
    }
  }
  return { send: sendWords, isSending, crossing, settle: () => setCrossing([]) }
}

interface Standing {
  readonly after: number | null
  readonly anyway: boolean
}

function bodyOf(mode: Mode, { text, mentions }: Words, { after, anyway }: Standing) {
  if (mode === 'reply') return { text, visibility: 'public', after, anyway }
  const named = mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  return { text, visibility: 'internal', mentions: [...new Set(named)] }
}

function crossingIn({ messages }: Problem['facts']): readonly Crossing[] {
  return Array.isArray(messages) ? messages : []
}
