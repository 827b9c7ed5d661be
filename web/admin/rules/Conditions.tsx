import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react'
import { CLAUSE_KINDS } from '../../../src/domain/routing/rule.ts'
import { useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { AddValue } from './AddValue.tsx'
import type { Names } from './names.ts'
import styles from './Rules.module.css'
import { type Clause, type ClauseKind, newClause, type Rule } from './rules.ts'
import { operatorOf } from './sentence.ts'

type When = Rule['when']

interface ConditionsProps {
  readonly when: When
  readonly names: Names
  /** Empty conditions are pointed out from the first try to save on. */
  readonly isTried: boolean
  readonly onChange: (when: When) => void
}

/** «если … или …», «и …»: all lines have to hold, and of each any part. */
export function Conditions({ when, names, isTried, onChange }: ConditionsProps) {
  const say = useSay()
  const put = (line: number, clauses: readonly Clause[]) =>
    onChange(when.map((one, at) => (at === line ? [...clauses] : one)).filter((one) => one.length > 0))
  return (
    <>
      {when.map((clauses, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
        <div key={line} className={styles.line}>
          <span className={styles.lead}>{say(line === 0 ? 'admin.rules.if' : 'admin.rules.and')}</span>
          <div className={styles.tokens}>
            {clauses.map((clause, at) => (
              <ClauseTokens
                // biome-ignore lint/suspicious/noArrayIndexKey: nor has a part of it
                key={at}
                clause={clause}
                names={names}
                isLater={at > 0}
                isTried={isTried}
                onChange={(next) =>
                  put(line, next ? clauses.map((one, place) => (place === at ? next : one)) : without(clauses, at))
                }
              />
            ))}
            <AddClause
              label={say('admin.rules.add-or')}
              face={say('admin.rules.or')}
              onAdd={(kind) => put(line, [...clauses, newClause(kind)])}
            />
          </div>
        </div>
      ))}
      <div className={styles.line}>
        <span className={styles.lead}>{say(when.length === 0 ? 'admin.rules.if' : 'admin.rules.and')}</span>
        <div className={styles.tokens}>
          {when.length === 0 && <span className={styles.token}>{say('admin.rules.any')}</span>}
          <AddClause
            label={say('admin.rules.add-condition')}
            face={say('admin.rules.add-condition')}
            onAdd={(kind) => onChange([...when, [newClause(kind)]])}
          />
        </div>
      </div>
    </>
  )
}

function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, place) => place !== at)
}

interface ClauseTokensProps {
  readonly clause: Clause
  readonly names: Names
  readonly isLater: boolean
  readonly isTried: boolean
  /** Null: it goes. */
  readonly onChange: (clause: Clause | null) => void
}

function ClauseTokens({ clause, names, isLater, isTried, onChange }: ClauseTokensProps) {
  const say = useSay()
  const kind = say(`routing.kind.${clause.kind}`)
  const withValues = (values: readonly (string | number)[]) => onChange({ ...clause, values } as Clause)
  const values: readonly (string | number)[] =
    clause.kind === 'vip' || clause.kind === 'stop_of_trade' ? [] : clause.values
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a sentence, not a set of fields
    <span
      role="group"
      aria-label={kind}
      className={classes(styles.clause, isTried && clause.values.length === 0 && styles.wrong)}
    >
      {isLater && <span className={styles.lead}>{say('admin.rules.or')}</span>}
      <span className={styles.token}>{kind}</span>
      <Menu
        label={kind}
        position="bottom-start"
        trigger={(wiring) => (
          <button {...wiring} type="button" className={styles.token}>
            {operatorOf(clause, say)}
            <Icon of={IconChevronDown} size={12} />
          </button>
        )}
      >
        {[false, true].map((isNot) => (
          <MenuItem key={String(isNot)} chosen={clause.isNot === isNot} onChoose={() => onChange({ ...clause, isNot })}>
            {operatorOf({ ...clause, isNot }, say)}
          </MenuItem>
        ))}
      </Menu>
      {values.map((value) => {
        const name = names.ofValue(clause.kind, value)
        return (
          <Chip
            key={value}
            removable
            on
            label={say('admin.rules.remove-value', { value: name })}
            onPress={() => withValues(values.filter((one) => one !== value))}
          >
            {name}
          </Chip>
        )
      })}
      <AddValue clause={clause} names={names} onChange={withValues} />
      <IconButton
        icon={IconX}
        size={14}
        className={styles.remove}
        label={say('admin.rules.remove-clause', { kind })}
        onClick={() => onChange(null)}
      />
    </span>
  )
}

interface AddClauseProps {
  readonly label: string
  readonly face: string
  readonly onAdd: (kind: ClauseKind) => void
}

function AddClause({ label, face, onAdd }: AddClauseProps) {
  const say = useSay()
  return (
    <Menu
      label={label}
      position="bottom-start"
      trigger={(wiring) => (
        <button {...wiring} type="button" aria-label={label} className={styles.add}>
          <Icon of={IconPlus} size={14} />
          {face}
        </button>
      )}
    >
      {CLAUSE_KINDS.map((kind) => (
        <MenuItem key={kind} onChoose={() => onAdd(kind)}>
          {say(`routing.kind.${kind}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
