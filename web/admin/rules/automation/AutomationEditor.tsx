import { IconChevronDown } from '@tabler/icons-react'
import { TRIGGERS } from '../../../../src/domain/routing/automation.ts'
import { useSay } from '../../../language.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Menu, MenuItem } from '../../../ui/Menu.tsx'
import { Conditions } from '../Conditions.tsx'
import { EditorFrame } from '../EditorFrame.tsx'
import type { Names } from '../names.ts'
import type { Pickable } from '../PickChip.tsx'
import styles from '../Rules.module.css'
import type { Automation } from './automations.ts'
import { Doings } from './Doings.tsx'

interface AutomationEditorProps {
  readonly rule: Automation
  readonly place: number
  readonly isChanged: boolean
  readonly isTried: boolean
  readonly names: Names
  readonly templates: readonly Pickable[]
  readonly onBack: () => void
  readonly onChange: (rule: Automation) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

/** One automation as a sentence of tokens: «Когда … если … то …». */
export function AutomationEditor(props: AutomationEditorProps) {
  const { rule, names, templates, isTried, onChange } = props
  const say = useSay()
  return (
    <EditorFrame {...props} title={say('admin.automations')}>
      <div className={styles.line}>
        <span className={styles.lead}>{say('admin.rules.when')}</span>
        <div className={styles.tokens}>
          <Menu
            label={say('admin.automations.trigger')}
            position="bottom-start"
            trigger={(wiring) => (
              <button {...wiring} type="button" className={styles.token}>
                {say(`admin.automations.trigger.${rule.trigger}`)}
                <Icon of={IconChevronDown} size={12} />
              </button>
            )}
          >
            {TRIGGERS.map((trigger) => (
              <MenuItem key={trigger} chosen={trigger === rule.trigger} onChoose={() => onChange({ ...rule, trigger })}>
                {say(`admin.automations.trigger.${trigger}`)}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </div>
      <Conditions when={rule.when} names={names} isTried={isTried} onChange={(when) => onChange({ ...rule, when })} />
      <Doings
        does={rule.does}
        names={names}
        templates={templates}
        isTried={isTried}
        onChange={(does) => onChange({ ...rule, does })}
      />
    </EditorFrame>
  )
}
