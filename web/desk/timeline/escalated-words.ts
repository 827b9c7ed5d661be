import type { Called, Escalation } from '../../../src/domain/request/events.ts'
import type { Voice } from './voice.ts'

/** «Прошло 75 % срока: решение до 14:30. Руководитель команды: Ксения Орлова (Telegram, 14:30:02)»: what, whom, and by which way it arrived. */
export function escalatedWords(data: Escalation, voice: Voice): string {
  const { say, formats, day } = voice
  const people = data.to.map((called) => personWords(called, data, voice))
  const sentence = say('desk.event.escalated', {
    percent: data.percent,
    metric: say(`desk.metric.${data.metric}`),
    at: formats.moment(data.dueAt, day),
    people: people.length > 0 ? people.join(', ') : say('desk.event.escalated.nobody'),
  })
  const deeds = [
    data.missed.length > 0 &&
      say('desk.event.escalated.missed', { count: data.missed.length, steps: data.missed.join(', ') }),
    (data.does === 'assign_duty' || data.does === 'hand_on' || data.does === 'raise') &&
      say(`desk.event.escalated.${data.does}`),
    data.words,
    data.asks && say('desk.event.escalated.asks'),
  ]
  return [sentence, ...deeds].filter(Boolean).join('. ')
}

const WAYS = ['screen', 'push', 'email', 'telegram', 'max', 'sms'] as const

function personWords(
  { personId, as, insteadOf }: Called,
  { arrived = [] }: Escalation,
  { say, names, formats }: Voice,
) {
  const name = names[`person:${personId}`] ?? ''
  const values = { as: say(`desk.event.as.${as}`), name }
  const person =
    insteadOf === undefined
      ? say('desk.event.escalated.person', values)
      : say('desk.event.escalated.instead', { ...values, away: names[`person:${insteadOf}`] ?? '' })
  const ways = arrived
    .filter((one) => one.personId === personId)
    .map(({ way, at }) => {
      const known = WAYS.find((one) => one === way)
      return `${known ? say(`desk.event.way.${known}`) : way}, ${formats.time(at)}:${at.slice(17, 19)}`
    })
  return ways.length === 0 ? person : say('desk.event.escalated.arrived', { person, ways: ways.join('; ') })
}
