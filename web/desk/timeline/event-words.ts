import type { EventData, RequestEvent } from '../../../src/domain/request/events.ts'
import { escalatedWords } from './escalated-words.ts'
import type { Told } from './told-events.ts'
import type { Voice } from './voice.ts'

/** The sentence of a line of the history; its weighty parts stand between asterisks. */
export function wordsOf(told: Told, voice: Voice): string {
  const { say, length } = voice
  if (told.what === 'event') return eventWords(told.event, voice)
  if (told.what === 'stood') return standingWords(told, voice)
  const kind = told.what
  if (!told.reaction) return say(`desk.event.${kind}`)
  const values = { spent: length(told.reaction.spent), target: length(told.reaction.target) }
  return say(told.late ? `desk.event.${kind}.late` : `desk.event.${kind}.in-time`, values)
}

function standingWords(
  { status, data, at, until }: Told & { what: 'stood' },
  { say, formats, length, now, day }: Voice,
) {
  const lasted = length(Date.parse(until ?? new Date(now).toISOString()) - Date.parse(at))
  const words = say(until ? `desk.event.stood.${status}` : `desk.event.stands.${status}`, {
    length: lasted,
    until: data.until ? formats.moment(data.until, day) : '',
  })
  return [words, data.reason].filter(Boolean).join('. ')
}

function eventWords(event: RequestEvent, voice: Voice): string {
  const { say, names, formats, day } = voice
  switch (event.type) {
    case 'request.registered':
      return say('desk.event.registered', {
        priority: event.data.priority,
        deadlines: deadlinesIn(event.data.deadlines, voice),
      })
    case 'request.moved':
      return movedWords(event.data, voice)
    case 'request.move-undone':
      return say(event.data.move === 'cancel' ? 'desk.event.undone.cancel' : 'desk.event.undone.resolve')
    case 'request.assigned':
      return assignedWords(event.data, voice)
    case 'request.automated':
      return automatedWords(event.data, voice)
    case 'request.criticality-changed':
      return say(event.data.from === event.data.to ? 'desk.event.criticality.kept' : 'desk.event.criticality', {
        from: say(`desk.criticality.${event.data.from}`),
        to: say(`desk.criticality.${event.data.to}`),
      })
    case 'request.urgency-changed':
      return ended(urgencyWords(event.data, voice), event.data.reason)
    case 'request.priority-changed':
      return say('desk.event.priority', {
        from: event.data.from,
        to: event.data.to,
        deadlines: deadlinesMoved(event.data.deadlines, voice),
      })
    case 'request.priority-overridden':
      if (event.data.to === null) return say('desk.event.override-ended')
      return ended(
        say('desk.event.overridden', {
          to: event.data.to,
          until: event.data.until ? formats.moment(event.data.until, day) : '',
        }),
        event.data.reason,
      )
    case 'request.terms-changed':
      return termsWords(event.data, voice)
    case 'letter.moved':
      return say('desk.event.letter-moved')
    case 'letter.filed':
      return say('desk.event.letter-filed')
    case 'request.watcher-added':
      return watcherWords(event.data, voice)
    case 'request.handed-over':
      return say('desk.event.handed-over', { name: names[`person:${event.data.personId}`] ?? '' })
    case 'request.mentioned':
      return say('desk.event.mentioned', { name: names[`person:${event.data.personId}`] ?? '' })
    case 'request.watcher-removed':
      return say('desk.event.watcher-removed', { name: names[`person:${event.data.personId}`] ?? '' })
    case 'request.copied':
      return say('desk.event.copied', { name: names[`person:${event.data.personId}`] ?? '' })
    case 'request.linked':
    case 'request.unlinked': {
      const { kind, back, number } = event.data
      const link = say(`desk.link.${kind}${back ? '.back' : ''}`)
      return say(event.type === 'request.linked' ? 'desk.event.linked' : 'desk.event.unlinked', { link, number })
    }
    case 'request.called':
      return say(`desk.event.called.${event.data.direction}`)
    case 'request.exception-made':
      return ended(say('desk.event.exception'), event.data.reason)
    case 'request.rated':
      return say('desk.event.rated', { score: event.data.score })
    case 'request.reminded':
      return say('desk.event.reminded', { at: formats.moment(event.data.endsAt, day) })
    case 'letter.bounced': {
      const { to, reason, reactionWithdrawn } = event.data
      const because = reason === '' ? '' : `, ${reason}`
      return say(reactionWithdrawn ? 'desk.event.bounced.withdrawn' : 'desk.event.bounced', { to, reason: because })
    }
    case 'letter.held': {
      const { kind, to, because, until } = event.data
      const values = { what: say(`desk.held.${kind}`), to, because: say(`desk.held.because.${because}`) }
      if (until === null) return say('desk.event.held', values)
      return say('desk.event.held.until', { ...values, at: formats.moment(until, day) })
    }
    case 'clock.escalated':
      return escalatedWords(event.data, voice)
    case 'alarm.confirmed':
      return say('desk.event.alarm-confirmed', { percent: event.data.percent })
    case 'alarm.passed-on': {
      const { from, to, minutes } = event.data
      const values = { from: names[`person:${from}`] ?? '', minutes }
      if (to === null) return say('desk.event.alarm-lost', values)
      return say('desk.event.alarm-passed', { ...values, to: names[`person:${to}`] ?? '' })
    }
    case 'clock.soon-due':
    case 'clock.breached':
      return say(event.type === 'clock.breached' ? 'desk.event.breached' : 'desk.event.soon-due', {
        metric: say(`desk.metric.${event.data.metric}`),
        at: formats.moment(event.data.dueAt, day),
      })
    default:
      return ''
  }
}

/** «Автоматизация «Банк»: критичность, заметка. Проверьте терминал» */
function automatedWords({ rule, did, note }: EventData['request.automated'], { say }: Voice): string {
  const done = did.map((kind) => say(`automation.did.${kind}`)).join(', ') || say('automation.did.nothing')
  return ended(say('desk.event.automated', { rule: rule.name, done }), note)
}

function watcherWords({ personId, with: number }: EventData['request.watcher-added'], { say, names }: Voice): string {
  const name = names[`person:${personId}`] ?? ''
  return number === undefined
    ? say('desk.event.watcher-added', { name })
    : say('desk.event.watcher-came', { name, number })
}

function movedWords(data: EventData['request.moved'], { say }: Voice): string {
  const code = data.move === 'resolve' && data.code ? say(`desk.code.${data.code}`) : ''
  return ended(say(`desk.event.moved.${data.move}`, { code, number: data.duplicateOf ?? '' }), data.reason)
}

function urgencyWords({ from, to, stopOfTrade }: EventData['request.urgency-changed'], { say }: Voice): string {
  if (stopOfTrade) return say('desk.event.stop-of-trade')
  return say('desk.event.urgency', { from: say(`desk.urgency.${from}`), to: say(`desk.urgency.${to}`) })
}

function assignedWords({ specialist, team, because }: EventData['request.assigned'], { say, names }: Voice): string {
  const parts = because ? [say(`routing.again.${because}`)] : []
  if (specialist.from !== specialist.to) {
    const name = names[`person:${specialist.to}`]
    parts.push(name ? say('desk.event.specialist', { name }) : say('desk.event.no-specialist'))
  }
  if (team.from !== team.to) parts.push(say('desk.event.team', { name: names[`team:${team.to}`] ?? '' }))
  return parts.join(' · ')
}

function termsWords({ contract, service, deadlines }: EventData['request.terms-changed'], voice: Voice): string {
  const { say, names } = voice
  const moved = (kind: 'contract' | 'service', { from, to }: { from: number; to: number }) =>
    from === to
      ? []
      : [say(`desk.event.${kind}`, { from: names[`${kind}:${from}`] ?? '', to: names[`${kind}:${to}`] ?? '' })]
  return [...moved('contract', contract), ...moved('service', service)].join(' · ') + deadlinesMoved(deadlines, voice)
}

type Deadlines = EventData['request.registered']['deadlines']

function deadlinesIn({ reactionDueAt, resolutionDueAt }: Deadlines, { say, formats, day }: Voice): string {
  const parts = [
    reactionDueAt && say('desk.event.reaction-by', { at: formats.moment(reactionDueAt, day) }),
    resolutionDueAt && say('desk.event.resolution-by', { at: formats.moment(resolutionDueAt, day) }),
  ].filter(Boolean)
  return parts.length > 0 ? `, ${parts.join(', ')}` : `, ${say('clock.none')}`
}

/** «, решение до 16:00 вместо 18:00»; what did not move is not told. */
function deadlinesMoved({ from, to }: { from: Deadlines; to: Deadlines }, { say, formats, day }: Voice): string {
  const parts = (['reaction', 'resolution'] as const).flatMap((metric) => {
    const was = from[`${metric}DueAt`]
    const is = to[`${metric}DueAt`]
    if (was === is || is === null) return []
    const values = { at: formats.moment(is, day), was: was ? formats.moment(was, day) : say('desk.event.no-deadline') }
    return [say(`desk.event.${metric}-moved`, values)]
  })
  return parts.map((part) => `, ${part}`).join('')
}

function ended(sentence: string, reason: string | undefined): string {
  return reason ? `${sentence}. ${reason}` : sentence
}
