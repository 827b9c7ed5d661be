import type { Translated } from '../catalogue.ts'
import type { deskDuty as russian } from '../ru/desk-duty.ts'

export const deskDuty = {
  'desk.duty': 'On duty',
  'desk.duty.own': 'My shifts',
  'desk.duty.own.none': 'You have no shifts this week.',
  'desk.duty.own.next': 'Show the next week',
  'desk.duty.now': 'now',
  'desk.duty.answers': 'Who answers now',
  'desk.duty.answers.nobody': 'nobody',
  'desk.duty.answers.none': 'No team keeps duty now.',
  'desk.duty.answers.next': 'then {name}',
  'desk.duty.own.substitute': '{name} stands in',
  'desk.duty.plan': 'Plan',
  'desk.duty.calendar': 'Shifts in your own calendar',
  'desk.duty.empty': 'No shifts this week',
  'desk.duty.empty.text': 'An administrator plans shifts. Once there are some, you see here who is on duty and when.',
} as const satisfies Translated<typeof russian>
