import { IconPaperclip } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { FileInput } from '../../request/attach/FileInput.tsx'
import { FileRows } from '../../request/attach/FileRows.tsx'
import type { Attachments } from '../../request/attach/use-attachments.ts'
import { useDropAndPaste } from '../../request/attach/use-drop-and-paste.ts'
import { Button } from '../../ui/Button.tsx'
import { Group } from '../../ui/Group.tsx'

/** Chosen, dropped anywhere on the page, or pasted. */
export function FilesField({ attachments }: { readonly attachments: Attachments }) {
  const say = useSay()
  const { add } = attachments.uploads
  useDropAndPaste(add)
  return (
    <Group label={say('desk.new.files')} aside={say('desk.new.optional')}>
      <FileInput onChoose={add}>
        {(open) => (
          <Button icon={IconPaperclip} onClick={open}>
            {say('desk.new.files.add')}
          </Button>
        )}
      </FileInput>
      <FileRows attachments={attachments} />
    </Group>
  )
}
