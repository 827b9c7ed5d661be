import { z } from 'zod'
import { keepDraft } from '../../actions/drafts/keep-draft.ts'
import { throwDraftAway } from '../../actions/drafts/throw-draft-away.ts'
import { done } from '../../contract/common.ts'
import { draft as draftShape } from '../../contract/people/people.ts'
import { listDrafts } from '../../db/request/drafts.ts'
import type { App, House } from '../server/context.ts'
import { act } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'

const tag = 'drafts'
const oneKey = z.object({ key: z.string().min(1).max(200) })

/** Drafts follow their author to another device. */
export function drafts(app: App, house: House): void {
  const answer = z.object({ drafts: z.array(draftShape) })
  firstLook(
    app,
    house,
    { url: '/api/drafts', tag, about: 'Everything one has begun to write', answer },
    async ({ db, actor }) => ({ drafts: await listDrafts(db, actor.personId) }),
  )
  const body = z.record(z.string(), z.unknown())
  act(
    app,
    house,
    'PUT',
    { url: '/api/drafts/:key', tag, about: 'Keep a draft', params: oneKey, body, answer: done },
    async (desk, { params, body: draft }) => {
      await keepDraft(desk, params.key, draft)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/drafts/:key', tag, about: 'Throw a draft away', params: oneKey, answer: done },
    async (desk, { params }) => {
      await throwDraftAway(desk, params.key)
      return { done: true as const }
    },
  )
}
