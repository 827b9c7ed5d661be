import { IconArrowLeft, IconDots } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Rules.module.css'

interface EditorFrameProps<One extends Edited> {
  /** What the whole page is of; its heading on a phone, where the list is not there. */
  readonly title: string
  readonly rule: One
  readonly place: number
  readonly isChanged: boolean
  readonly isTried: boolean
  readonly onBack: () => void
  readonly onChange: (rule: One) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
  /** The sentence itself. */
  readonly children: ReactNode
}

interface Edited {
  readonly name: string
  readonly enabled: boolean
}

/** The head of one rule, whichever list it is of: its name, whether it holds, what else can be done with it. */
export function EditorFrame<One extends Edited>(props: EditorFrameProps<One>) {
  const { title, rule, place, isChanged, isTried, onBack, onChange, onCopy, onRemove, children } = props
  const say = useSay()
  const set = (news: Partial<Edited>) => onChange({ ...rule, ...news })
  const name = useRef<HTMLInputElement>(null)
  const isNew = rule.name === ''
  // Not before the key that made the rule is up: Enter would send the form from here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens
  useEffect(() => {
    if (isNew) name.current?.focus()
  }, [])
  const isNameMissing = isTried && rule.name.trim() === ''
  return (
    <section className={styles.editor} aria-label={rule.name || say('admin.rules.unnamed')}>
      <div className={styles.bar}>
        {/* The list with its heading is not there on a phone. */}
        <h1 className={styles.back}>
          <VisuallyHidden>{title}</VisuallyHidden>
        </h1>
        <IconButton className={styles.back} icon={IconArrowLeft} label={say('admin.rules.back')} onClick={onBack} />
        <span className={styles.number}>{place + 1}</span>
        <input
          className={styles.name}
          aria-label={say('admin.rules.name')}
          aria-invalid={isNameMissing || undefined}
          placeholder={say('admin.rules.name')}
          maxLength={100}
          autoComplete="off"
          value={rule.name}
          ref={name}
          onChange={(event) => set({ name: event.target.value })}
        />
        {isChanged && <span className={styles.badge}>{say('admin.rules.changed')}</span>}
        <Check label={say('admin.rules.enabled')} on={rule.enabled} onChange={(enabled) => set({ enabled })} />
        <Menu
          label={say('admin.rules.more')}
          trigger={(wiring) => <IconButton {...wiring} icon={IconDots} label={say('admin.rules.more')} />}
        >
          <MenuItem onChoose={onCopy}>{say('admin.rules.copy')}</MenuItem>
          <MenuItem danger onChoose={onRemove}>
            {say('admin.rules.remove')}
          </MenuItem>
        </Menu>
      </div>
      <div className={styles.sentence}>{children}</div>
    </section>
  )
}
