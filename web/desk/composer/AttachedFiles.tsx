import { IconX } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { UploadRow } from '../../request/UploadRow.tsx'
import { FileRow } from '../../ui/FileRow.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Composer.module.css'
import type { Attached } from './use-attached.ts'

/** Files that go with the words, on their way or there. */
export function AttachedFiles({ attached }: { readonly attached: Attached }) {
  const say = useSay()
  const formats = useFormats()
  const { files, earlier, resume, remove, removeEarlier } = attached
  if (files.length + earlier.length === 0) return null
  return (
    <ul className={styles.files}>
      {earlier.map(({ id, name, mediaType, size }) => (
        <FileRow
          key={id}
          name={name}
          mediaType={mediaType}
          state="done"
          percent={100}
          note={say('common.file.done', { size: formats.size(size) })}
          action={
            <IconButton icon={IconX} label={say('common.file.remove', { name })} onClick={() => removeEarlier(id)} />
          }
        />
      ))}
      {files.map((upload) => (
        <UploadRow
          key={upload.key}
          upload={upload}
          onResume={() => resume(upload.key)}
          onRemove={() => remove(upload.key)}
        />
      ))}
    </ul>
  )
}
