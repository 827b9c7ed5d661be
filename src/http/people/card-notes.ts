import { z } from 'zod'
import { removeNote, rewriteNote, writeNote } from '../../actions/people/keep-note.ts'
import { done, id } from '../../contract/common.ts'
import { cardNotes, noteText } from '../../contract/request/card.ts'
import { listNotes } from '../../db/people/card-notes.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const tag = 'desk'
const oneId = z.object({ id: z.coerce.number().pipe(id) })

/** Notes on the cards of people and venues, for the support alone. */
export function cardNotesDoors(app: App, house: House): void {
  notesOn(app, house, { url: '/api/people/:id/notes', of: 'a person', card: (personId) => ({ personId }) })
  notesOn(app, house, { url: '/api/venues/:id/notes', of: 'a venue', card: (venueId) => ({ venueId }) })

  const url = '/api/card-notes/:id'
  const only = 'keep_notes'
  const door = { url, tag, only, params: oneId, answer: done } as const
  act(
    app,
    house,
    'PUT',
    { ...door, about: 'Change a note of one’s own', body: noteText },
    async (desk, { params, body }) => {
      await rewriteNote(desk, params.id, body.text)
      return { done: true as const }
    },
  )
  act(app, house, 'DELETE', { ...door, about: 'Take a note of one’s own away' }, async (desk, { params }) => {
    await removeNote(desk, params.id)
    return { done: true as const }
  })
}

interface NotesDoor {
  readonly url: string
  readonly of: string
  readonly card: (id: number) => { readonly personId: number } | { readonly venueId: number }
}

function notesOn(app: App, house: House, { url, of, card }: NotesDoor): void {
  look(
    app,
    house,
    { url, tag, about: `What the support noted of ${of}`, only: 'work_on_desk', params: oneId, answer: cardNotes },
    async ({ db, actor }, { params }) => {
      const notes = await listNotes(db, actor, card(params.id))
      if (!notes) throw new Refusal('personId' in card(params.id) ? 'person.not-found' : 'venue.not-found')
      return { notes }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url,
      tag,
      about: `Note something of ${of}`,
      only: 'keep_notes',
      params: oneId,
      body: noteText,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { params, body }) => ({ id: await writeNote(desk, card(params.id), body.text) }),
  )
}
