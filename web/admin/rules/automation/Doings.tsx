import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react'
import { canBeNamed } from '../../../../src/domain/access/permissions.ts'
import { CRITICALITIES } from '../../../../src/domain/ground/words.ts'
import { useSay } from '../../../language.ts'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../../ui/Menu.tsx'
import { Growing } from '../../../ui/TextArea.tsx'
import { fieldBox } from '../../../ui/TextField.tsx'
import { stateOf, useStaff } from '../../people/staff.ts'
import type { Names } from '../names.ts'
import { type Pickable, PickChip } from '../PickChip.tsx'
import styles from '../Rules.module.css'
import { type Doing, isEmpty, newDoing } from './automations.ts'

interface DoingsProps {
  readonly does: readonly Doing[]
  readonly names: Names
  readonly templates: readonly Pickable[]
  readonly isTried: boolean
  readonly onChange: (does: Doing[]) => void
}

const KINDS = ['criticality', 'watcher', 'draft', 'note'] as const

/** «то поставить критичность «высокая», и добавить наблюдателя …»: one thing a line, in their order. */
export function Doings({ does, names, templates, isTried, onChange }: DoingsProps) {
  const say = useSay()
  return (
    <>
      {does.map((doing, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is done has no name but its place
        <div key={place} className={styles.line}>
          <span className={styles.lead}>{say(place === 0 ? 'admin.rules.then' : 'admin.rules.and')}</span>
          <div className={classes(styles.tokens, isTried && isEmpty(doing) && styles.wrong)}>
            <span className={styles.token}>{say(`admin.automations.does.${doing.kind}`)}</span>
            <Value
              doing={doing}
              names={names}
              templates={templates}
              onChange={(next) => onChange(does.map((one, at) => (at === place ? next : one)))}
            />
            <IconButton
              className={styles.remove}
              icon={IconX}
              size={14}
              label={say('admin.automations.does.remove', { what: say(`admin.automations.does.${doing.kind}`) })}
              onClick={() => onChange(does.filter((_, at) => at !== place))}
            />
          </div>
        </div>
      ))}
      <div className={styles.line}>
        <span className={styles.lead}>{say(does.length === 0 ? 'admin.rules.then' : 'admin.rules.and')}</span>
        <div className={styles.tokens}>
          <Menu
            label={say('admin.automations.does.add')}
            position="bottom-start"
            trigger={(wiring) => (
              <button
                {...wiring}
                type="button"
                className={classes(styles.add, isTried && does.length === 0 && styles.wrong)}
              >
                <Icon of={IconPlus} size={14} />
                {say('admin.automations.does.add')}
              </button>
            )}
          >
            {KINDS.map((kind) => (
              <MenuItem key={kind} onChoose={() => onChange([...does, newDoing(kind)])}>
                {say(`admin.automations.does.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </div>
    </>
  )
}

interface ValueProps {
  readonly doing: Doing
  readonly names: Names
  readonly templates: readonly Pickable[]
  readonly onChange: (doing: Doing) => void
}

function Value({ doing, names, templates, onChange }: ValueProps) {
  const say = useSay()
  const { data: staff = [] } = useStaff()
  switch (doing.kind) {
    case 'criticality':
      return (
        <Menu
          label={say('admin.automations.does.criticality')}
          position="bottom-start"
          trigger={(wiring) => (
            <button {...wiring} type="button" className={styles.token}>
              {say(`admin.automations.criticality.${doing.criticality}`)}
              <Icon of={IconChevronDown} size={12} />
            </button>
          )}
        >
          {CRITICALITIES.map((criticality) => (
            <MenuItem
              key={criticality}
              chosen={criticality === doing.criticality}
              onChoose={() => onChange({ ...doing, criticality })}
            >
              {say(`admin.automations.criticality.${criticality}`)}
            </MenuItem>
          ))}
        </Menu>
      )
    case 'watcher':
      return (
        <PickChip
          label={say('admin.automations.does.watcher')}
          face={doing.personId === 0 ? '…' : names.of('specialist', doing.personId)}
          placeholder={say('admin.rules.find-person')}
          items={staff
            .filter((one) => stateOf(one) !== 'left' && canBeNamed(one, 'watcher'))
            .map(({ id, name, teams }) => ({ id, name, note: teams.map((team) => team.name).join(', ') }))}
          chosen={[doing.personId]}
          onChoose={({ id }) => onChange({ ...doing, personId: id })}
        />
      )
    case 'draft':
      return (
        <PickChip
          label={say('admin.automations.does.draft')}
          face={templates.find(({ id }) => id === doing.templateId)?.name ?? '…'}
          placeholder={say('admin.automations.find-template')}
          items={templates}
          chosen={[doing.templateId]}
          onChoose={({ id }) => onChange({ ...doing, templateId: id })}
        />
      )
    case 'note':
      return (
        <Growing
          className={classes(fieldBox, styles.words)}
          rows={1}
          maxRows={6}
          maxLength={2_000}
          aria-label={say('admin.automations.does.note')}
          placeholder={say('admin.automations.note.placeholder')}
          value={doing.text}
          onChange={(event) => onChange({ ...doing, text: event.target.value })}
        />
      )
  }
}
