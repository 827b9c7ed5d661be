import { IconCamera, IconPaperclip } from '@tabler/icons-react'
import type { FormDefinition } from '../../../src/contract/catalogue/catalogue.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { FileInput } from '../../request/attach/FileInput.tsx'
import { FileRows } from '../../request/attach/FileRows.tsx'
import type { Attachments } from '../../request/attach/use-attachments.ts'
import { useDropAndPaste } from '../../request/attach/use-drop-and-paste.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Group } from '../../ui/Group.tsx'
import styles from './FilesField.module.css'

interface FilesFieldProps {
  readonly attachments: Attachments
  /** What helps to find the cause, by the service's own list. */
  readonly checklist: FormDefinition['logsChecklist']
}

/** By the camera, from the disk, dropped or pasted: several at once, each with its own progress. */
export function FilesField({ attachments, checklist }: FilesFieldProps) {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { add } = attachments.uploads
  const isOver = useDropAndPaste(add)
  return (
    <Group label={say('portal.files')} aside={checklist.length === 0 && say('portal.files.aside')}>
      {checklist.length > 0 && (
        <ul className={styles.checklist}>
          {checklist.map((line) => (
            <li key={line.ru}>{inMyLanguage(line)}</li>
          ))}
        </ul>
      )}
      <div className={classes(styles.ways, isOver && styles.over)}>
        <FileInput camera onChoose={add}>
          {(open) => (
            <Button icon={IconCamera} className="phone-only" onClick={open}>
              {say('portal.files.camera')}
            </Button>
          )}
        </FileInput>
        <FileInput onChoose={add}>
          {(open) => (
            <Button icon={IconPaperclip} onClick={open}>
              {say('portal.files.choose')}
            </Button>
          )}
        </FileInput>
        <span className={classes(styles.hint, 'desk-only')}>
          {say(isOver ? 'portal.files.over' : 'portal.files.hint')}
        </span>
      </div>
      <FileRows attachments={attachments} />
    </Group>
  )
}
