import type { Attachments, KeptFile } from '../attach/use-attachments.ts'
import type { FieldFiles } from './answer-field.ts'

/** The files of a request as its questions see them. */
export function filesOf(kept: readonly KeptFile[], { uploads, drop }: Attachments): FieldFiles {
  return {
    kept,
    sent: uploads.files,
    add: uploads.add,
    remove: (id) => {
      const upload = uploads.files.find((one) => one.id === id)
      if (upload) uploads.remove(upload.key)
      else drop(id)
    },
  }
}
