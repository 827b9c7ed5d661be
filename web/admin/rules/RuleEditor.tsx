import { IconArrowLeft, IconDots } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Conditions } from './Conditions.tsx'
import type { Names } from './names.ts'
import styles from './Rules.module.css'
import type { Rule } from './rules.ts'
import { Target } from './Target.tsx'

interface RuleEditorProps {
  readonly rule: Rule
  readonly place: number
  readonly isChanged: boolean
  readonly isTried: boolean
  readonly names: Names
  readonly onBack: () => void
  readonly onChange: (rule: Rule) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

/** One rule as a sentence of tokens: «Когда … если … то …». */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, place, isChanged, isTried, names, onBack, onChange, onCopy, onRemove } = props
  const say = useSay()
  const set = (news: Partial<Rule>) => onChange({ ...rule, ...news })
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
          <VisuallyHidden>{say('admin.rules')}</VisuallyHidden>
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
      <div className={styles.sentence}>
        <div className={styles.line}>
          <span className={styles.lead}>{say('admin.rules.when')}</span>
          <div className={styles.tokens}>
            <span className={classes(styles.token, styles.fixed)}>{say('admin.rules.filed')}</span>
          </div>
        </div>
        <Conditions when={rule.when} names={names} isTried={isTried} onChange={(when) => set({ when })} />
        <Target rule={rule} names={names} isTried={isTried} onChange={set} />
      </div>
    </section>
  )
}
