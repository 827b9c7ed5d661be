import { IconGripVertical, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { FieldOption } from '../../../../src/domain/catalogue/form-fields.ts'
import { newKey } from '../../../api.ts'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Group } from '../../../ui/Group.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { movedTo } from '../../../ui/moved.ts'
import { useReorder } from '../../../ui/use-reorder.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './Fields.module.css'

interface OptionsEditorProps {
  readonly options: readonly FieldOption[]
  readonly onChange: (options: readonly FieldOption[]) => void
}

/** Options in both languages; an option keeps its value while it is reworded, so that earlier answers stay readable. Enter begins the next one. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const say = useSay()
  const [said, setSaid] = useState('')
  const fresh = useRef<string | null>(null)
  const placeOf = (value: string) => options.findIndex((option) => option.value === value)
  const move = (value: string, to: number) => {
    if (to < 0 || to >= options.length || to === placeOf(value)) return
    onChange(movedTo(options, placeOf(value), to))
    const name = options[placeOf(value)]?.label.ru ?? ''
    setSaid(say('admin.field.moved', { name, place: to + 1, count: options.length }))
  }
  const reorder = useReorder({
    onMove: (value, { index }) => move(value, index),
    onStep: (value, by) => move(value, placeOf(value) + by),
  })
  const addAfter = (place: number) => {
    const value = `option_${newKey().slice(0, 8)}`
    fresh.current = value
    onChange([...options.slice(0, place + 1), { value, label: { ru: '', en: '' } }, ...options.slice(place + 1)])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, place: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    addAfter(place)
  }
  return (
    <div className={styles.wide}>
      <Group label={say('admin.field.options')}>
        <ol className={styles.options} data-list="options">
          {options.map(({ value, label }, place) => {
            const name = label.ru || say('admin.field.option', { place: place + 1 })
            const typed = (language: 'ru' | 'en') => ({
              value: label[language],
              maxLength: 200,
              autoComplete: 'off',
              onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => onKeyDown(event, place),
              onChange: ({ target }: { readonly target: { readonly value: string } }) =>
                onChange(
                  options.map((one) =>
                    one.value === value ? { value, label: { ...label, [language]: target.value } } : one,
                  ),
                ),
            })
            return (
              <li key={value} {...reorder.item(value)}>
                <button
                  type="button"
                  {...reorder.handle(value)}
                  className={styles.grip}
                  aria-label={say('admin.field.grip', { name })}
                  data-tip={say('admin.fields.keys')}
                >
                  <Icon of={IconGripVertical} size={16} />
                </button>
                <input
                  aria-label={say('admin.field.option', { place: place + 1 })}
                  ref={(input) => {
                    if (!input || fresh.current !== value) return
                    fresh.current = null
                    input.focus()
                  }}
                  {...typed('ru')}
                />
                <input
                  aria-label={say('admin.field.option.en', { place: place + 1 })}
                  placeholder={label.ru === '' ? undefined : say('admin.field.no-translation')}
                  {...typed('en')}
                />
                <IconButton
                  icon={IconX}
                  size={16}
                  label={say('admin.field.remove', { name })}
                  onClick={() => onChange(options.filter((one) => one.value !== value))}
                />
              </li>
            )
          })}
        </ol>
        <div>
          <Button kind="ghost" icon={IconPlus} onClick={() => addAfter(options.length - 1)}>
            {say('admin.field.option.add')}
          </Button>
        </div>
        <p role="status">
          <VisuallyHidden>{said}</VisuallyHidden>
        </p>
      </Group>
    </div>
  )
}
