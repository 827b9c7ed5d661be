import type { KeptFile } from '../attach/use-attachments.ts'

export interface ReplyDraft {
  readonly text: string
  readonly files: readonly KeptFile[]
}
