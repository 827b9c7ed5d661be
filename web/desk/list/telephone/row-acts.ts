import type { Me } from '../../../../src/contract/people/session.ts'
import type { RequestRow } from '../../../../src/contract/request/request.ts'
import { type Actor, type Belonging, may, moverOf } from '../../../../src/domain/access/permissions.ts'
import { isOpen } from '../../../../src/domain/ground/status.ts'
import { type Move, possibleMoves } from '../../../../src/domain/request/request-lifecycle.ts'

/** What is done to a request from its row. */
export interface RowActs {
  readonly reply: boolean
  readonly note: boolean
  readonly take: boolean
  readonly moves: readonly Move[]
}

type Doer = Pick<Me, 'id' | 'roles' | 'viewer' | 'actor'>
type Known = Pick<RequestRow, 'contact' | 'organisation' | 'venue' | 'team' | 'specialist' | 'status' | 'closingCode'>

/** What this person surely may. Of the watchers a row says nothing: whoever only watches finds his buttons on the page of the request. */
export function actsOf(me: Doer, row: Known): RowActs {
  if (me.viewer !== null) return NOTHING
  const actor: Actor = { personId: me.id, channel: 'desk', roles: me.roles, ...me.actor }
  const request: Belonging = {
    contactId: row.contact.id,
    authorId: row.contact.id,
    organisationId: row.organisation?.id ?? null,
    venueId: row.venue?.id ?? null,
    dealerId: null,
    teamId: row.team.id,
    specialistId: row.specialist?.id ?? null,
    watcherIds: [],
    copiedIds: [],
  }
  return {
    reply: may(actor, 'reply', request),
    note: may(actor, 'note', request),
    take: row.specialist === null && isOpen(row.status) && may(actor, 'assign', request),
    moves: moverOf(actor, request) === 'specialist' ? possibleMoves(row, 'specialist') : [],
  }
}

const NOTHING: RowActs = { reply: false, note: false, take: false, moves: [] }
