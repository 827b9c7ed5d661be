import { happened } from '../actions/requests/pass-time.ts'
import type { Lived, LivedEvent, LivedMessage } from '../db/request/bulk-requests.ts'
import { versionAfter } from '../db/request/save.ts'
import type { Instant } from '../domain/ground/instant.ts'
import type { Channel } from '../domain/ground/words.ts'
import { assigned } from '../domain/request/assignment.ts'
import type { Change } from '../domain/request/change.ts'
import { withNote, withPublicMessage } from '../domain/request/conversation.ts'
import { deadlinesOf } from '../domain/request/deadlines.ts'
import { type MoveDetails, moved } from '../domain/request/moved.ts'
import type { ServiceRequest } from '../domain/request/request.ts'
import type { IntakeTerms } from '../domain/request/request-intake.ts'
import type { Move } from '../domain/request/request-lifecycle.ts'
import { timeEffects } from '../domain/request/wake.ts'

interface Who {
  readonly personId: number | null
  readonly side: 'customer' | 'support'
  readonly channel: Channel
}

/** One request lived through in memory by the same rules as on the desk, time included. */
export class Life {
  #request: ServiceRequest
  readonly #terms: IntakeTerms
  readonly #events: LivedEvent[] = []
  readonly #messages: LivedMessage[] = []
  #rating: Lived['rating'] = null

  constructor(request: ServiceRequest, terms: IntakeTerms, description: string) {
    this.#request = request
    this.#terms = terms
    const { registeredAt: at, channel, contactId: by, contractId, priority } = request
    const deadlines = deadlinesOf(request, terms.hoursById)
    this.#messages.push({ visibility: 'public', by, side: 'customer', channel, text: description, at })
    this.#events.push({
      type: 'request.registered',
      data: { channel, contractId, priority, deadlines, routed: request.routing.because },
      at,
      by,
      channel,
    })
  }

  get status(): ServiceRequest['status'] {
    return this.#request.status
  }

  get statusSince(): Instant {
    return this.#request.statusSince
  }

  take(at: Instant, specialist: number): void {
    const to = { specialistId: specialist, teamId: this.#request.teamId }
    this.#become(assigned(this.#request, to), at, desk(specialist))
    this.move('start', { at, by: specialist })
  }

  say(at: Instant, who: Who, text: string): void {
    this.passTime(at)
    const { personId, side, channel } = who
    const by = personId ?? this.#request.contactId
    this.#messages.push({ visibility: 'public', by, side, channel, text, at })
    const said = { messageId: null, by, from: side, text, at }
    this.#become(withPublicMessage(this.#request, said, this.#terms), at, who)
  }

  note(at: Instant, specialist: number, text: string): void {
    this.passTime(at)
    this.#messages.push({ visibility: 'internal', by: specialist, side: 'support', channel: 'desk', text, at })
    this.#become(withNote(this.#request, null), at, desk(specialist))
  }

  move(move: Move, details: MoveDetails, who: Who = desk(details.by)): void {
    this.passTime(details.at)
    this.#become(moved(this.#request, move, this.#terms, details), details.at, who)
  }

  rate(at: Instant, score: number): void {
    this.passTime(at)
    const { contactId: by, channel } = this.#request
    this.#rating = { score, comment: '', by, at }
    const change: Change = {
      request: { ...this.#request, rating: score },
      events: [{ type: 'request.rated', data: { score } }],
    }
    this.#become(change, at, { personId: by, side: 'customer', channel })
  }

  passTime(until: Instant): void {
    for (;;) {
      // Nobody is called for synthetic requests, and nobody was.
      const effect = timeEffects(this.#request, this.#terms).find(({ kind }) => kind !== 'escalates')
      if (!effect || effect.at > until) return
      // Synthetic requests are given to people by the plan of their lives, never by rules.
      if (effect.kind === 'goes_on' || effect.kind === 'escalates') throw new Error('nobody was chosen by a rule here')
      this.#become(happened(this.#request, effect, this.#terms, effect.at), effect.at, NOBODY)
    }
  }

  end(): Lived {
    return {
      request: this.#request,
      terms: this.#terms,
      events: this.#events,
      messages: this.#messages,
      rating: this.#rating,
    }
  }

  #become({ request, events }: Change, at: Instant, { personId: by, channel }: Who): void {
    this.#request = { ...request, version: versionAfter(request, events) }
    for (const event of events) this.#events.push({ ...event, at, by, channel })
  }
}

export function desk(personId: number | null): Who {
  return { personId, side: 'support', channel: 'desk' }
}

const NOBODY: Who = { personId: null, side: 'support', channel: 'system' }
