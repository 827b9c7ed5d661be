import type { Translated } from '../catalogue.ts'
import type { refusalsOfRules as russian } from '../ru/refusals-of-rules.ts'

export const refusalsOfRules: Translated<typeof russian> = {
  'refusal.calendar.not-found': 'There is no calendar at this address. Get a new one on your own page.',
  'refusal.duty.not-found': 'This shift is gone already. Reload the page.',
  'refusal.duty.changed': 'Somebody changed the shift meanwhile. Look at it and repeat yours.',
  'refusal.duty.ends-before': 'The shift ends before it begins. Check the times.',
  'refusal.duty.too-long': 'The shift is longer than a week. Make several of it.',
  'refusal.duty.overlaps': 'Somebody else is on duty for the team then. Choose other hours or move that shift first.',
  'refusal.duty.doubled': 'This person has a shift in the team at these hours already. Change that one.',
  'refusal.duty.person-wrong': 'Only somebody who works requests can be on duty. Choose another person.',
  'refusal.duty.gap-gone': 'This gap is filled already. Reload the page.',
  'refusal.duty.not-free': 'This person is busy in those hours. Choose another one.',
  'refusal.escalation.changed': 'Somebody changed the steps meanwhile. Look at them and repeat yours.',
  'refusal.escalation.step-doubled': 'Two steps of one share call the same one. Remove one of them.',
  'refusal.escalation.scheme-doubled': 'There is a scheme for this level and priority. Change that one.',
  'refusal.escalation.words-missing': 'Write the comment or the reason: nobody would understand the step without it.',
  'refusal.escalation.team-missing': 'Choose the team that the request is handed to.',
  'refusal.handover.not-found': 'There is no such hand-over. Reload the page.',
  'refusal.handover.cannot-accept':
    'This colleague could not accept them: he may not assign requests. Choose somebody else.',
  'refusal.handover.empty': 'Tick at least one request to hand over.',
  'refusal.handover.to-oneself': 'Nobody hands over to oneself. Choose a colleague.',
  'refusal.handover.not-yours':
    'Request №{number} is not yours any more, has ended, or is being handed over. Untick it and try again.',
  'refusal.handover.answered': 'This hand-over has been answered. Reload the page.',
  'refusal.notices.changed': 'Somebody changed this role meanwhile. See what it is now, and make your change again.',
  'refusal.routing.changed': 'The rules were changed meanwhile. See what they are now, and make your change again.',
  'refusal.routing.target-gone':
    'The rule “{rule}” leads to a team or a specialist that are no longer there. Choose others, or turn the rule off.',
}
