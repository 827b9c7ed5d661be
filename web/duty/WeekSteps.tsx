import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { placeOfZone } from '../../src/texts/zone-place.ts'
import { useFormats, useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './WeekTable.module.css'
import { type DutyWeek, later, noonOf } from './week.ts'

/** The week that the address asks for; null: this week. */
export function useAskedWeek(): { readonly asked: string | null; readonly ask: (day: string | null) => void } {
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  return {
    asked: new URLSearchParams(searchStr).get('week'),
    ask: (day) => history.replace(day === null ? pathname : `${pathname}?week=${day}`),
  }
}

/** «30 ноября – 6 декабря, время: Москва» */
export function useSpanOfWeek(): (week: DutyWeek) => string {
  const say = useSay()
  const formats = useFormats()
  return ({ week, teams }) => {
    const [from, to] = [week, later(week, 6)].map((day) => formats.longDate(noonOf(day)))
    const span = say('duty.week', { from: from ?? '', to: to ?? '' })
    const zones = [...new Set(teams.map(({ zone }) => placeOfZone(zone, formats.language)))]
    return zones.length === 1 ? `${span}, ${say('duty.zone', { zone: zones[0] ?? '' })}` : span
  }
}

/** To the week before, the one after, and this one. */
export function WeekSteps({ week, onWeek }: { readonly week: string; readonly onWeek: (day: string | null) => void }) {
  const say = useSay()
  return (
    <span className={styles.steps}>
      <IconButton icon={IconChevronLeft} label={say('duty.previous')} onClick={() => onWeek(later(week, -7))} />
      <IconButton icon={IconChevronRight} label={say('duty.next')} onClick={() => onWeek(later(week, 7))} />
      <Button kind="ghost" onClick={() => onWeek(null)}>
        {say('duty.today')}
      </Button>
    </span>
  )
}
