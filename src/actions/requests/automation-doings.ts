import { findTemplate } from '../../db/catalogue/templates.ts'
import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/engine/moments.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { hasDraft, keepBegunReply, saveDraft } from '../../db/request/drafts.ts'
import { mayBeMentioned } from '../../domain/access/permissions.ts'
import type { Change } from '../../domain/request/change.ts'
import { withCriticality } from '../../domain/request/priority-changes.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import type { Doing, DoneKind } from '../../domain/routing/automation.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { byHand, letIn } from './let-in.ts'

interface Done {
  readonly change: Change
  readonly did: readonly DoneKind[]
  /** Notes, one after the other; null: none. */
  readonly note: string | null
}

/** What an automation does to a request, one thing after the other. What can not be done, or is so already, is left out and not told of. */
export async function doneBy(desk: Desk, request: ServiceRequest, does: readonly Doing[], terms: Terms): Promise<Done> {
  let done: Done = { change: { request, events: [] }, did: [], note: null }
  for (const doing of does) done = await step(desk, done, doing, terms)
  return done
}

async function step(desk: Desk, before: Done, doing: Doing, terms: Terms): Promise<Done> {
  const { change, did, note } = before
  switch (doing.kind) {
    case 'criticality': {
      const { criticality, criticalityIsSet } = change.request
      if (criticalityIsSet || criticality === doing.criticality) return before
      const next = withCriticality(change.request, doing.criticality, { terms, at: desk.now })
      // It stays the specialist's to set: the desk has only said what it takes it for.
      const request = { ...next.request, criticalityIsSet: false }
      return also(before, { request, events: next.events }, 'criticality')
    }
    case 'watcher': {
      const person = await findByPerson(desk.tx, doing.personId, 'system')
      if (!person || !mayBeMentioned(person.actor, change.request)) return before
      const events = await letIn(desk, change.request, new Set([doing.personId]), byHand)
      return events.length === 0 ? before : also(before, { request: change.request, events }, 'watcher')
    }
    case 'draft':
      return (await begun(desk, change.request, doing.templateId)) ? { ...before, did: [...did, 'draft'] } : before
    case 'note':
      return { ...before, did: [...did, 'note'], note: note === null ? doing.text : `${note}\n${doing.text}` }
  }
}

function also({ change, did, note }: Done, next: Change, kind: DoneKind): Done {
  return { change: { request: next.request, events: [...change.events, ...next.events] }, did: [...did, kind], note }
}

/**
 * The reply lies there for its specialist as if he had begun it on another device, and goes with the request until somebody answers: whoever takes
 * it from the team's queue finds it. What its specialist has begun himself stays.
 */
async function begun(
  desk: Desk,
  { number, specialistId, contactId }: ServiceRequest,
  templateId: number,
): Promise<boolean> {
  const template = await findTemplate(desk.tx, templateId)
  const contact = await findByPerson(desk.tx, contactId, 'system')
  const writer = specialistId === null ? null : { ...desk, actor: { ...desk.actor, personId: specialistId } }
  const key = `reply-${number}`
  if (!template || (writer && (await hasDraft(writer, key)))) return false
  const text = template.text[contact?.person.locale ?? 'ru'] || template.text.ru
  const kept = { text, files: [], mentions: [], after: null, key: `${key}-${iso(desk.now)}`, at: desk.now }
  await keepBegunReply(desk, number, JSON.stringify(kept))
  if (writer) await saveDraft(writer, key, JSON.stringify(kept))
  return true
}
