import type { KeptFile } from '../../request/attach/use-attachments.ts'

/** An answer that is being written. */
export interface ReplyDraft {
  readonly text: string
  readonly files: readonly KeptFile[]
}

/** The name under which it is kept on this device. */
export function replyDraftOf(person: number, request: number): string {
  return `reply-${person}-${request}`
}

export const EMPTY_REPLY: ReplyDraft = { text: '', files: [] }

/** What the server did not take stands in the field again, before whatever was typed since. */
export function givenBack({ text, files }: ReplyDraft, lost: ReplyDraft): ReplyDraft {
  const words = [lost.text, text].filter((one) => one.trim() !== '').join('\n\n')
  return { text: words, files: [...lost.files, ...files] }
}
