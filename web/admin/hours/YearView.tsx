import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { PRODUCTION_YEARS_RU, type ProductionYear } from '../../../src/domain/hours/production-calendar-ru.ts'
import type { ServiceHours } from '../../../src/domain/hours/service-hours.ts'
import { blanksBefore, type DayMark, type YearDay, yearOf } from '../../../src/domain/hours/year-view.ts'
import { useFormats, useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import panes from '../terms/Panes.module.css'
import { useStep } from '../terms/use-step.ts'
import { CalendarFile } from './CalendarFile.tsx'
import styles from './YearView.module.css'

interface YearViewProps {
  /** As they are typed. */
  readonly hours: ServiceHours
  readonly isByCalendar: boolean
  readonly onCalendar: (on: boolean) => void
  /** Years that came as a file. */
  readonly years: readonly ProductionYear[]
  readonly onYears: (years: readonly ProductionYear[]) => void
}

const LEGEND = ['holiday', 'moved', 'short', 'exception'] as const

/** A year of these hours: holiday, move, short day and exception differ by fill, outline and underline. */
export function YearView({ hours, isByCalendar, onCalendar, years, onYears }: YearViewProps) {
  const say = useSay()
  const formats = useFormats()
  const { step, turn } = useStep('year')
  const today = new Date().toISOString().slice(0, 10)
  const year = Number(step) >= 2000 && Number(step) <= 2100 ? Number(step) : Number(today.slice(0, 4))
  const months = yearOf(hours, year)
  const days = months.flat()
  const count = (mark: DayMark) => days.filter((day) => day.mark === mark).length
  const own = years.find((one) => one.year === year)
  const published = PRODUCTION_YEARS_RU.find((one) => one.year === year)?.source
  const source = own ? say('admin.hours.calendar.from-file', { name: own.source }) : published
  return (
    <>
      <div>
        <div className={panes.head}>
          <h2>{say('admin.hours.calendar')}</h2>
          <IconButton
            icon={IconChevronLeft}
            size={16}
            label={say('admin.hours.year.before')}
            onClick={() => turn(String(year - 1))}
          />
          <b className={styles.year} aria-live="polite">
            {year}
          </b>
          <IconButton
            icon={IconChevronRight}
            size={16}
            label={say('admin.hours.year.after')}
            onClick={() => turn(String(year + 1))}
          />
        </div>
        <div className={panes.meta}>
          <span>{source ?? say('admin.hours.calendar.by-law')}</span>
          <span className={panes.end}>
            <Check label={say('admin.hours.calendar.use')} on={isByCalendar} onChange={onCalendar} />
          </span>
        </div>
        <CalendarFile
          years={years}
          year={year}
          onYears={(all, shown) => {
            onYears(all)
            turn(String(shown))
          }}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={panes.body} tabIndex={0} aria-label={say('admin.hours.year', { year })}>
        <div className={styles.months}>
          {months.map((month) => (
            <Month key={month[0]?.date} days={month} today={today} />
          ))}
        </div>
        <ul className={styles.legend}>
          {LEGEND.map((mark) => (
            <li key={mark}>
              <span className={styles.sample} data-mark={mark} aria-hidden="true" />
              {say(`admin.hours.mark.${mark}`)}, {formats.number(count(mark))}
            </li>
          ))}
          <li className={panes.end}>
            <b>{formats.number(days.filter(({ isOpen }) => isOpen).length)}</b> {say('admin.hours.working-days')}
          </li>
        </ul>
      </section>
    </>
  )
}

function Month({ days, today }: { readonly days: readonly YearDay[]; readonly today: string }) {
  const formats = useFormats()
  const say = useSay()
  const first = days[0]?.date ?? ''
  const name = new Intl.DateTimeFormat(formats.language, { month: 'long', timeZone: 'UTC' }).format(new Date(first))
  return (
    <section className={styles.month} aria-label={name}>
      <h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
      <ol style={{ '--blanks': blanksBefore(first) + 1 } as CSSProperties}>
        {days.map(({ date, mark, isOpen }) => (
          <li
            key={date}
            data-mark={mark}
            data-off={isOpen ? undefined : ''}
            data-today={date === today ? '' : undefined}
            title={mark === 'weekday' ? undefined : say(`admin.hours.mark.${mark}`)}
          >
            {Number(date.slice(8))}
          </li>
        ))}
      </ol>
    </section>
  )
}
