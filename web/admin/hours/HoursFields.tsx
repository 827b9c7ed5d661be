import type { ReactNode } from 'react'
import type { HoursRow } from '../../../src/contract/terms/terms.ts'
import { readDay } from '../../../src/domain/hours/day-text.ts'
import type { ServiceHours } from '../../../src/domain/hours/service-hours.ts'
import { useFormats, useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { zoneOptions } from '../../zones.ts'
import panes from '../terms/Panes.module.css'
import { Panes } from '../terms/Panes.tsx'
import { daysOf, intervalsOf, latestOf, problemOf, readDays, type TypedHours } from './draft.ts'
import { Exceptions } from './Exceptions.tsx'
import styles from './Hours.module.css'
import { WeekEditor } from './WeekEditor.tsx'
import { YearView } from './YearView.tsx'

interface HoursFieldsProps {
  readonly typed: TypedHours
  readonly onChange: (typed: TypedHours) => void
  readonly kept: HoursRow | null
  readonly head: ReactNode
  readonly dock: ReactNode
  /** Stands over the fields. */
  readonly top?: ReactNode
  readonly onSubmit: () => void
}

export function HoursFields({ typed, onChange, kept, head, top, dock, onSubmit }: HoursFieldsProps) {
  const say = useSay()
  const { language } = useFormats()
  const set = (some: Partial<TypedHours>) => onChange({ ...typed, ...some })
  return (
    <Panes
      width={640}
      aside={
        <YearView
          hours={shownHours(typed, kept)}
          isByCalendar={typed.isByCalendar}
          onCalendar={(isByCalendar) => set({ isByCalendar })}
          years={typed.years}
          onYears={(years) => set({ years, isByCalendar: true })}
        />
      }
    >
      {head}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter goes on from any field */}
      <div
        className={panes.body}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit()}
      >
        {top}
        <div className={styles.top}>
          <TextField
            label={say('admin.hours.name')}
            maxLength={100}
            autoComplete="off"
            value={typed.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Select
            label={say('admin.hours.zone')}
            placeholder={say('admin.hours.zone')}
            options={zoneOptions(typed.zone, language, Date.now())}
            search={{ placeholder: say('admin.setup.zone.search'), nothing: say('admin.setup.zone.nothing') }}
            value={typed.zone}
            onChange={(zone) => set({ zone })}
          />
        </div>
        <WeekEditor days={typed.days} before={kept ? daysOf(latestOf(kept)) : []} onChange={(days) => set({ days })} />
        <Exceptions exceptions={typed.exceptions} onChange={(exceptions) => set({ exceptions })} />
      </div>
      {dock || <div />}
    </Panes>
  )
}

/** The hours as the rules would have them, with what is typed and understood. */
function shownHours(typed: TypedHours, kept: HoursRow | null): ServiceHours {
  const from = typed.effectiveFrom || new Date().toISOString().slice(0, 10)
  const exceptions = typed.exceptions
    .filter(({ date, text }) => date !== '' && problemOf(readDay(text)) === null)
    .map(({ date, text }) => ({ date, intervals: intervalsOf(readDay(text)) }))
  const version = {
    effectiveFrom: kept ? from : '2020-01-01',
    roundTheClock: false,
    weekly: readDays(typed.days).map(intervalsOf),
    calendar: typed.isByCalendar ? ('ru' as const) : null,
    years: typed.years,
    shortDayCutMinutes: typed.shortDayCutMinutes,
    exceptions,
  }
  const earlier = (kept?.versions ?? []).filter(({ effectiveFrom }) => effectiveFrom < from)
  return { id: 0, name: typed.name, zone: typed.zone, versions: [...earlier, version] }
}
