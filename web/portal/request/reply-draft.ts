import { newKey } from '../../api.ts'
import type { KeptFile } from '../../request/attach/use-attachments.ts'

interface Words {
  readonly text: string
  readonly files: readonly KeptFile[]
}

/** An answer under way. Its key stays the same as long as its words do, so it arrives once however often it is sent. */
export interface LeavingReply extends Words {
  readonly key: string
}

export interface ReplyDraft extends Words {
  /** Sent, and nobody knows as yet whether it arrived. */
  readonly leaving?: LeavingReply | undefined
  /** Came back from its way: the field holds its words again. */
  readonly returned?: LeavingReply | undefined
}

/** The name under which it is kept on this device. */
export function replyDraftOf(person: number, request: number): string {
  return `reply-${person}-${request}`
}

export const EMPTY_REPLY: ReplyDraft = { text: '', files: [] }

/** The field is free for the next words while these are under way. */
export function sent({ text, files, returned }: ReplyDraft): ReplyDraft & { readonly leaving: LeavingReply } {
  const words = { text: text.trim(), files }
  const key = returned && isSame(words, returned) ? returned.key : newKey()
  return { ...EMPTY_REPLY, leaving: { ...words, key } }
}

/** What did not arrive, or may not have, stands in the field again, before whatever was typed since. */
export function givenBack(draft: ReplyDraft): ReplyDraft {
  const { leaving, text, files } = draft
  if (!leaving) return draft
  const words = [leaving.text, text].filter((one) => one.trim() !== '').join('\n\n')
  return { text: words, files: [...leaving.files, ...files], returned: leaving }
}

/** It has arrived; what was typed since stays. */
export function arrived({ text, files }: ReplyDraft): ReplyDraft {
  return { text, files }
}

function isSame(one: Words, other: Words): boolean {
  const ids = (words: Words) => words.files.map(({ id }) => id).join()
  return one.text === other.text && ids(one) === ids(other)
}
