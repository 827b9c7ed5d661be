import { useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { Conditions } from './Conditions.tsx'
import { EditorFrame } from './EditorFrame.tsx'
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
  const { rule, names, isTried, onChange } = props
  const say = useSay()
  const set = (news: Partial<Rule>) => onChange({ ...rule, ...news })
  return (
    <EditorFrame {...props} title={say('admin.rules')}>
      <div className={styles.line}>
        <span className={styles.lead}>{say('admin.rules.when')}</span>
        <div className={styles.tokens}>
          <span className={classes(styles.token, styles.fixed)}>{say('admin.rules.filed')}</span>
        </div>
      </div>
      <Conditions when={rule.when} names={names} isTried={isTried} onChange={(when) => set({ when })} />
      <Target rule={rule} names={names} isTried={isTried} onChange={set} />
    </EditorFrame>
  )
}
