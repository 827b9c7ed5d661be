import type { Translated } from '../catalogue.ts'
import type { duty as russian } from '../ru/duty.ts'

export const duty = {
  'duty.assign.few': 'Too few: assign',
  'duty.assign.nobody': 'Nobody: assign',
  'duty.away': 'away',
  'duty.away.day_off': 'day off',
  'duty.away.illness': 'on sick leave',
  'duty.away.other': 'away',
  'duty.away.trip': 'on a trip',
  'duty.away.vacation': 'on vacation',
  'duty.board': 'Week of duty',
  'duty.gap': '{team}, nobody there: {when}.',
  'duty.gap.few': '{team}, {there} of {needed} there: {when}.',
  'duty.kind.duty': 'on duty',
  'duty.kind.phone': 'by phone, senior',
  'duty.kind.shift': 'on shift',
  'duty.needed': 'needs {count}',
  'duty.next': 'Next week',
  'duty.open': 'nobody there',
  'duty.phone': 'night',
  'duty.previous': 'Previous week',
  'duty.shift': '{name}, {day}, {from}–{to}, {kind}',
  'duty.today': 'This week',
  'duty.week': '{from} – {to}',
  'duty.zone': 'time: {zone}',
} as const satisfies Translated<typeof russian>
