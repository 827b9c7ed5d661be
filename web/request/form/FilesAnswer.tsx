import { IconCamera } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Group } from '../../ui/Group.tsx'
import { FileInput } from '../attach/FileInput.tsx'
import styles from './AnswerField.module.css'
import type { FieldFiles } from './answer-field.ts'

interface FilesAnswerProps {
  readonly words: {
    readonly label: string
    readonly aside: string | undefined
    readonly hint: string | undefined
    readonly error: string | undefined
  }
  readonly given: unknown
  readonly files: FieldFiles
  readonly onAnswer: (ids: readonly number[]) => void
}

/** Files as an answer: they come along with the others, and this question knows which of them are its own. */
export function FilesAnswer({ words, given, files, onAnswer }: FilesAnswerProps) {
  const say = useSay()
  const [chosen, setChosen] = useState<readonly File[]>([])
  const ids = idsIn(given).filter((id) => files.kept.some((one) => one.id === id))
  const mine = files.sent.filter(({ file }) => chosen.includes(file))
  const arrived = mine.flatMap(({ id, state }) => (state === 'done' && id !== undefined ? [id] : []))
  const fresh = arrived.filter((id) => !ids.includes(id) && files.kept.some((one) => one.id === id))

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new arrival is an answer
  useEffect(() => {
    if (fresh.length === 0) return
    onAnswer([...ids, ...fresh])
    setChosen((all) => all.filter((file) => !mine.some((one) => one.file === file && one.state === 'done')))
  }, [fresh.length])

  const choose = (picked: readonly File[]) => {
    setChosen((all) => [...all, ...picked])
    files.add(picked)
  }
  const remove = (id: number) => {
    onAnswer(ids.filter((one) => one !== id))
    files.remove(id)
  }
  return (
    <Group {...words}>
      <div className={styles.chips}>
        <FileInput onChoose={choose}>
          {(open) => (
            <Button icon={IconCamera} className={styles.files} onClick={open}>
              {say('field.files.add')}
            </Button>
          )}
        </FileInput>
        {ids.map((id) => {
          const name = files.kept.find((one) => one.id === id)?.name ?? ''
          return (
            <Chip key={id} removable label={say('field.files.remove', { name })} onPress={() => remove(id)}>
              {name}
            </Chip>
          )
        })}
        {mine
          .filter(({ state }) => state === 'uploading')
          .map(({ file }) => (
            <span key={file.name} role="status">
              {say('field.files.on-its-way', { name: file.name })}
            </span>
          ))}
      </div>
    </Group>
  )
}

function idsIn(given: unknown): readonly number[] {
  const all: readonly unknown[] = Array.isArray(given) ? given : []
  return all.filter((one) => typeof one === 'number')
}
