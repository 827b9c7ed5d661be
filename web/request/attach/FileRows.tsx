import { IconX } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { FileRow } from '../../ui/FileRow.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { UploadRow } from '../UploadRow.tsx'
import styles from './FileRows.module.css'
import type { Attachments, KeptFile } from './use-attachments.ts'

/** What is attached so far, each with its own progress. */
export function FileRows({ attachments }: { readonly attachments: Attachments }) {
  const { uploads, earlier, drop, isEmpty } = attachments
  if (isEmpty) return null
  return (
    <ul className={styles.files}>
      {earlier.map((file) => (
        <EarlierRow key={file.id} file={file} onRemove={() => drop(file.id)} />
      ))}
      {uploads.files.map((upload) => (
        <UploadRow
          key={upload.key}
          upload={upload}
          onResume={() => uploads.resume(upload.key)}
          onRemove={() => uploads.remove(upload.key)}
        />
      ))}
    </ul>
  )
}

function EarlierRow({ file, onRemove }: { readonly file: KeptFile; readonly onRemove: () => void }) {
  const say = useSay()
  const size = useFormats().size(file.size)
  return (
    <FileRow
      name={file.name}
      mediaType={file.mediaType}
      state="done"
      percent={100}
      note={say('common.file.done', { size })}
      action={<IconButton icon={IconX} label={say('common.file.remove', { name: file.name })} onClick={onRemove} />}
    />
  )
}
