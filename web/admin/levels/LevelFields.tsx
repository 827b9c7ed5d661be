import { IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useInMyLanguage, useSay } from '../../language.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { fieldBox, TextField } from '../../ui/TextField.tsx'
import { useServices } from '../catalogue/services.ts'
import panes from '../terms/Panes.module.css'
import { EMPTY, isUnclear, TYPES, type TypedLevel, type TypedRule } from './draft.ts'
import styles from './Levels.module.css'
import { readMinutes } from './minutes.ts'
import { Signal } from './Signal.tsx'

interface LevelFieldsProps {
  readonly typed: TypedLevel
  readonly onChange: (typed: TypedLevel) => void
}

/** The times of every priority in one table, and the rules that are more precise. */
export function LevelFields({ typed, onChange }: LevelFieldsProps) {
  const say = useSay()
  const put = (part: 'general' | 'precise', place: number, some: Partial<TypedRule>) =>
    onChange({ ...typed, [part]: typed[part].map((rule, at) => (at === place ? { ...rule, ...some } : rule)) })
  const add = () =>
    onChange({ ...typed, precise: [...typed.precise, { ...EMPTY, key: `new-${typed.precise.length}-${Date.now()}` }] })
  return (
    <>
      <div className={styles.name}>
        <TextField
          label={say('admin.levels.name')}
          maxLength={100}
          autoComplete="off"
          value={typed.name}
          onChange={(event) => onChange({ ...typed, name: event.target.value })}
        />
      </div>
      <section className={panes.section} aria-labelledby="general">
        <div className={panes.sectionHead}>
          <h2 id="general">{say('admin.levels.times')}</h2>
          <small>{say('admin.levels.times.hint')}</small>
        </div>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say('admin.levels.priority')}</th>
              <th scope="col">{say('admin.levels.reaction')}</th>
              <th scope="col">{say('admin.levels.resolution')}</th>
            </tr>
          </thead>
          <tbody>
            {typed.general.map((rule, place) => (
              <tr key={rule.priority}>
                <th scope="row">
                  <Signal priority={Number(rule.priority)} /> {rule.priority}
                </th>
                <td>
                  <Time
                    label={say('admin.levels.reaction.of', { priority: rule.priority })}
                    value={rule.reaction}
                    onChange={(reaction) => put('general', place, { reaction })}
                  />
                </td>
                <td>
                  <Time
                    label={say('admin.levels.resolution.of', { priority: rule.priority })}
                    value={rule.resolution}
                    onChange={(resolution) => put('general', place, { resolution })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className={panes.section} aria-labelledby="precise">
        <div className={panes.sectionHead}>
          <h2 id="precise">{say('admin.levels.precise')}</h2>
          <small>{say('admin.levels.precise.hint')}</small>
          <button type="button" className={classes(panes.plain, panes.end)} onClick={add}>
            {say('admin.levels.precise.add')}
          </button>
        </div>
        <ul className={styles.precise}>
          {typed.precise.map((rule, place) => (
            <Precise
              key={rule.key}
              rule={rule}
              onChange={(some) => put('precise', place, some)}
              onRemove={() => onChange({ ...typed, precise: typed.precise.filter((_, at) => at !== place) })}
            />
          ))}
        </ul>
        {[...typed.general, ...typed.precise].some(isUnclear) && (
          <p role="status" className={styles.unclear}>
            {say('admin.levels.unclear')}
          </p>
        )}
      </section>
    </>
  )
}

interface PreciseProps {
  readonly rule: TypedRule
  readonly onChange: (some: Partial<TypedRule>) => void
  readonly onRemove: () => void
}

function Precise({ rule, onChange, onRemove }: PreciseProps) {
  const say = useSay()
  const inMine = useInMyLanguage()
  const { data: services = [] } = useServices()
  const any = { value: '', label: say('admin.levels.any-service') }
  const named = services
    .filter(({ isGroup }) => !isGroup)
    .map(({ id, name }) => ({ value: String(id), label: inMine(name) }))
  const types = TYPES.map((type) => ({ value: type as string, label: say(`admin.type.${type}`) }))
  const priorities = ['1', '2', '3', '4'].map((value) => ({
    value,
    label: say('admin.levels.priority.n', { priority: value }),
  }))
  return (
    <li className={styles.rule}>
      <Select
        label={say('admin.levels.service')}
        placeholder={say('admin.levels.any-service')}
        options={[any, ...named]}
        search={{ placeholder: say('admin.levels.service.find'), nothing: say('admin.list.nothing') }}
        value={rule.serviceId}
        onChange={(serviceId) => onChange({ serviceId })}
      />
      <Select
        label={say('admin.levels.type')}
        placeholder={say('admin.levels.any-type')}
        options={[{ value: '', label: say('admin.levels.any-type') }, ...types]}
        value={rule.requestType}
        onChange={(requestType) => onChange({ requestType })}
      />
      <Select
        label={say('admin.levels.priority')}
        placeholder={say('admin.levels.any-priority')}
        options={[{ value: '', label: say('admin.levels.any-priority') }, ...priorities]}
        value={rule.priority}
        onChange={(priority) => onChange({ priority })}
      />
      <Time
        above
        label={say('admin.levels.reaction')}
        value={rule.reaction}
        onChange={(reaction) => onChange({ reaction })}
      />
      <Time
        above
        label={say('admin.levels.resolution')}
        value={rule.resolution}
        onChange={(resolution) => onChange({ resolution })}
      />
      <IconButton icon={IconTrash} size={16} label={say('admin.levels.precise.remove')} onClick={onRemove} />
    </li>
  )
}

interface TimeProps {
  readonly label: string
  readonly above?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A length of service time as text. */
function Time({ label, above = false, value, onChange }: TimeProps) {
  const say = useSay()
  const id = useId()
  return (
    <span className={styles.time}>
      {above && <label htmlFor={id}>{label}</label>}
      <input
        id={id}
        aria-label={above ? undefined : label}
        className={fieldBox}
        autoComplete="off"
        maxLength={30}
        placeholder={say('admin.levels.no-promise')}
        value={value}
        aria-invalid={readMinutes(value) === undefined ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  )
}
