import type { ServiceHours } from '../../domain/hours/service-hours.ts'
import { parsedOnce } from '../engine/parsed-once.ts'

/** SQL that tells service hours `h` with all their versions as one JSON object (domain/hours/service-hours.ts). */
export const HOURS_JSON = `jsonb_build_object('id', h.id, 'name', h.name, 'zone', h.zone, 'versions', (
  select jsonb_agg(jsonb_build_object('effectiveFrom', v.effective_from, 'roundTheClock', v.round_the_clock,
    'weekly', v.weekly, 'calendar', v.calendar, 'years', v.years, 'shortDayCutMinutes', v.short_day_cut_minutes,
    'exceptions', v.exceptions) order by v.effective_from)
  from service_hours_versions v where v.service_hours_id = h.id))`

/** Equal hours become one object, so that what was compiled for them once serves every request. */
export const hoursOf = parsedOnce<ServiceHours>(1000)
