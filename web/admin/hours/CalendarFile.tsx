import { useState } from 'react'
import { calendarYearsIn } from '../../../src/domain/hours/calendar-file.ts'
import type { ProductionYear } from '../../../src/domain/hours/production-calendar-ru.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { ChooseFile } from '../../ui/ChooseFile.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './YearView.module.css'

interface CalendarFileProps {
  readonly years: readonly ProductionYear[]
  /** The year that is shown. */
  readonly year: number
  readonly onYears: (years: readonly ProductionYear[], shown: number) => void
}

/** A year of the production calendar from a file, in the place of the one that the program knows; it can be put away again. */
export function CalendarFile({ years, year, onYears }: CalendarFileProps) {
  const say = useSay()
  const [flaw, setFlaw] = useState<'not-a-calendar' | 'too-few-days' | null>(null)
  const read = async (file: File) => {
    const found = calendarYearsIn(await file.text(), file.name.slice(0, 200))
    if (typeof found === 'string') {
      setFlaw(found)
      return
    }
    setFlaw(null)
    const loaded = found.map((one) => one.year)
    const kept = years.filter((one) => !loaded.includes(one.year))
    const shown = loaded.includes(year) ? year : (loaded[0] ?? year)
    onYears(
      [...kept, ...found].toSorted((one, other) => one.year - other.year),
      shown,
    )
    showToast({ text: say('admin.hours.calendar.loaded', { years: loaded.join(', ') }) })
  }
  const isOwn = years.some((one) => one.year === year)
  return (
    <>
      <span className={styles.file}>
        {isOwn && (
          <Button
            kind="ghost"
            onClick={() =>
              onYears(
                years.filter((one) => one.year !== year),
                year,
              )
            }
          >
            {say('admin.hours.calendar.put-away')}
          </Button>
        )}
        <ChooseFile
          accept=".csv,.json,.xml,.txt"
          kind="ghost"
          label={say('admin.hours.calendar.load')}
          onFile={(file) => void read(file)}
        >
          {say('admin.hours.calendar.load')}
        </ChooseFile>
      </span>
      {flaw && (
        <p role="alert" className={styles.flaw}>
          {say(`admin.hours.calendar.${flaw}`)}
        </p>
      )}
    </>
  )
}
