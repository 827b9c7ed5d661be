import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Message, NewMessage } from '../../../src/contract/request/message.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Words } from './use-kept-draft.ts'

export interface Crossing {
  readonly id: number
  readonly author: string
  readonly text: string
  readonly sentAt: string
}

export type Mode = 'reply' | 'note'

/** Sends: shown in the conversation at once; a reply that crossed a colleague's is held and both are shown. */
export function useSend({ number }: Pick<RequestDetails, 'number'>) {
  const queries = useQueryClient()
  const say = useSay()
  const me = useMe()
  const [isSending, setSending] = useState(false)
  const [crossing, setCrossing] = useState<readonly Crossing[]>([])
  const show = (change: (messages: readonly Message[]) => readonly Message[]) =>
    queries.setQueryData<RequestDetails>(
      keys.request(number),
      (now) => now && { ...now, messages: [...change(now.messages)] },
    )

  const send = async (mode: Mode, words: Words, anyway = false): Promise<boolean> => {
    const shown = messageOf(mode, words, me)
    setSending(true)
    setCrossing([])
    await queries.cancelQueries({ queryKey: keys.request(number), exact: true })
    show((messages) => [...messages, shown])
    try {
      // «Anyway» is another intention, so it goes under a name of its own.
      await post(
        `/api/requests/${number}/messages`,
        orderOf(mode, words, anyway),
        words.key + (anyway ? '-anyway' : ''),
      )
      void queries.invalidateQueries({ queryKey: keys.requests })
      await queries.invalidateQueries({ queryKey: keys.request(number), exact: true })
      return true
    } catch (error) {
      show((messages) => messages.filter(({ id }) => id !== shown.id))
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
  return { send, isSending, crossing, settle: () => setCrossing([]) }
}

function orderOf(mode: Mode, { text, files, mentions, after }: Words, anyway: boolean): NewMessage {
  const fileIds = files.map(({ id }) => id)
  if (mode === 'reply') return { text, fileIds, visibility: 'public', after, anyway }
  const named = mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
  return { text, fileIds, visibility: 'internal', mentions: [...new Set(named)] }
}

function messageOf(mode: Mode, { text, files }: Words, { id, name }: { id: number; name: string }): Message {
  return {
    id: -Date.now(),
    visibility: mode === 'note' ? 'internal' : 'public',
    author: { id, name },
    side: 'support',
    channel: 'desk',
    text,
    sentAt: new Date().toISOString(),
    files: files.map((file) => ({ ...file, isPicture: file.mediaType.startsWith('image/') })),
  }
}

function crossingIn({ messages }: Problem['facts']): readonly Crossing[] {
  return Array.isArray(messages) ? messages : []
}
