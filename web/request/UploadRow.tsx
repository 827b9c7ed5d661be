import { IconRefresh, IconX } from '@tabler/icons-react'
import { useFormats, useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { FileRow } from '../ui/FileRow.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { FileOnItsWay } from './use-uploads.ts'

interface UploadRowProps {
  readonly upload: FileOnItsWay
  readonly onResume: () => void
  readonly onRemove: () => void
}

/** A file being attached: on its way, there, or broken off and ready to go on from the same place. */
export function UploadRow({ upload, onResume, onRemove }: UploadRowProps) {
  const say = useSay()
  const formats = useFormats()
  const { file, received, state, refusal } = upload
  const percent = file.size === 0 ? 100 : Math.floor((received / file.size) * 100)
  const size = formats.size(file.size)
  const notes = {
    done: say('common.file.done', { size }),
    uploading: say('common.file.uploading', { percent, received: formats.sizePart(received, file.size), size }),
    broken: refusal ? say(refusal) : say('common.file.broken', { percent }),
  }
  const remove = say(state === 'uploading' ? 'common.file.stop' : 'common.file.remove', { name: file.name })
  return (
    <FileRow
      name={file.name}
      mediaType={file.type}
      preview={upload.preview}
      state={state}
      percent={percent}
      note={notes[state]}
      action={
        state === 'broken' && !refusal ? (
          <Button icon={IconRefresh} onClick={onResume}>
            {say('common.file.resume')}
          </Button>
        ) : (
          <IconButton icon={IconX} label={remove} onClick={onRemove} />
        )
      }
    />
  )
}
