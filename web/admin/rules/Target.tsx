import { IconChevronDown } from '@tabler/icons-react'
import { canBeNamed } from '../../../src/domain/access/permissions.ts'
import { STRATEGIES } from '../../../src/domain/routing/rule.ts'
import { useSay } from '../../language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { stateOf, useStaff } from '../people/staff.ts'
import { useTeams } from '../teams.ts'
import type { Names } from './names.ts'
import { PickChip } from './PickChip.tsx'
import styles from './Rules.module.css'
import type { Rule } from './rules.ts'

interface TargetProps {
  readonly rule: Rule
  readonly names: Names
  readonly isTried: boolean
  readonly onChange: (news: Partial<Rule>) => void
}

/** «то команда …, по очереди», or somebody by name. */
export function Target({ rule, names, isTried, onChange }: TargetProps) {
  const say = useSay()
  const { data: teams = [] } = useTeams()
  const { data: staff = [] } = useStaff()
  const { teamId, specialistId, strategy } = rule
  const working = staff.filter((one) => stateOf(one) !== 'left' && canBeNamed(one, 'specialist'))
  return (
    <div className={styles.line}>
      <span className={styles.lead}>{say('admin.rules.then')}</span>
      <div className={styles.tokens}>
        <PickChip
          label={say('admin.rules.team')}
          face={say('admin.rules.team.named', { team: teamId > 0 ? names.of('team', teamId) : '…' })}
          isWrong={isTried && teamId === 0}
          placeholder={say('admin.rules.find-team')}
          items={teams.map(({ id, name }) => ({ id, name }))}
          chosen={[teamId]}
          onChoose={({ id }) => onChange({ teamId: id })}
        />
        {specialistId === null ? (
          <Menu
            label={say('admin.rules.strategy')}
            position="bottom-start"
            trigger={(wiring) => (
              <button {...wiring} type="button" className={styles.token}>
                {say(`routing.strategy.${strategy}`)}
                <Icon of={IconChevronDown} size={12} />
              </button>
            )}
          >
            {STRATEGIES.map((one) => (
              <MenuItem key={one} chosen={one === strategy} onChoose={() => onChange({ strategy: one })}>
                {say(`routing.strategy.${one}`)}
              </MenuItem>
            ))}
          </Menu>
        ) : (
          <Chip
            on
            removable
            label={say('admin.rules.remove-value', { value: names.of('specialist', specialistId) })}
            onPress={() => onChange({ specialistId: null })}
          >
            {names.of('specialist', specialistId)}
          </Chip>
        )}
        <PickChip
          label={say('admin.rules.person')}
          adds={say('admin.rules.person')}
          placeholder={say('admin.rules.find-person')}
          items={working.map(({ id, name, teams: own }) => ({
            id,
            name,
            note: own.map((team) => team.name).join(', '),
          }))}
          chosen={specialistId === null ? [] : [specialistId]}
          onChoose={({ id }) => onChange({ specialistId: id })}
        />
      </div>
    </div>
  )
}
