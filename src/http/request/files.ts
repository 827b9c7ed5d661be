import { z } from 'zod'
import { beginUpload } from '../../actions/files/begin-upload.ts'
import { growUpload, standingOfUpload } from '../../actions/files/grow-upload.ts'
import { done, id } from '../../contract/common.ts'
import { newFile, upload } from '../../contract/request/message.ts'
import { iso } from '../../db/engine/moments.ts'
import { deleteUpload, findDownload, findUpload, noteDownload } from '../../db/files/files.ts'
import { SHOWN_PICTURES, servedAs } from '../../domain/files/media-type.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, admitted, look, seatOf } from '../server/door.ts'

const tag = 'files'
const oneId = z.object({ id: z.coerce.number().pipe(id) })
const LARGEST_PIECE = 2_097_152

/** Files come in pieces that survive a broken connection, and leave only for those who may read where they belong. */
export function files(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    { url: '/api/files', tag, about: 'Begin an upload', body: newFile, answer: upload, status: 201 },
    (desk, { body }) => beginUpload(desk, body),
  )
  look(
    app,
    house,
    { url: '/api/files/:id/upload', tag, about: 'How much of an upload has arrived', params: oneId, answer: upload },
    async ({ db, actor }, { params }) => {
      const found = await findUpload(db, params.id, actor.personId)
      if (!found) throw new Refusal('file.not-found')
      return standingOfUpload(house.files, found)
    },
  )
  act(
    app,
    house,
    'DELETE',
    { url: '/api/files/:id', tag, about: 'Throw away an upload that was not sent', params: oneId, answer: done },
    async ({ tx, actor }, { params }) => {
      if (!(await deleteUpload(tx, params.id, actor.personId))) throw new Refusal('file.not-found')
      await house.files.drop(params.id)
      return { done: true as const }
    },
  )
  pieces(app, house)
  downloads(app, house)
}

function pieces(app: App, house: House): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: LARGEST_PIECE },
    (_, body, pass) => pass(null, body),
  )
  const offset = z.object({ 'upload-offset': z.coerce.number().int().min(0) }).loose()
  app.route({
    method: 'PATCH',
    url: '/api/files/:id',
    bodyLimit: LARGEST_PIECE,
    schema: {
      summary: 'The next piece of an upload, at Upload-Offset',
      tags: [tag],
      params: oneId,
      headers: offset,
      consumes: ['application/octet-stream'],
      body: z.instanceof(Buffer),
      response: { 200: upload },
    },
    handler: async (http, reply) => {
      const { actor } = admitted(http)
      const piece = { id: http.params.id, offset: http.headers['upload-offset'], bytes: http.body }
      const grown = await house.database.db
        .transaction()
        .execute((tx) => growUpload({ tx, actor, now: house.now() }, house.files, piece))
      // Only now nobody needs the pieces any more. What is left of them by a process that ends here is tidied away.
      if (grown.complete) await house.files.drop(grown.id).catch((error: unknown) => http.log.warn(error))
      return reply.send(grown)
    },
  })
}

function downloads(app: App, house: House): void {
  const query = z.object({ inline: z.stringbool().optional() })
  app.route({
    method: 'GET',
    url: '/api/files/:id',
    schema: {
      summary: 'The bytes of a file, as an attachment; a raster picture may be shown in place',
      tags: [tag],
      params: oneId,
      querystring: query,
    },
    handler: async (http, reply) => {
      const signedIn = admitted(http)
      const { db } = house.database
      const file = await findDownload(db, signedIn.actor, http.params.id)
      if (!file) throw new Refusal('file.not-found')
      await noteDownload(db, file.id, seatOf(signedIn), iso(house.now()))
      const inline = http.query.inline === true && SHOWN_PICTURES.includes(file.mediaType)
      return reply
        .header('content-type', servedAs(file.mediaType))
        .header('content-length', file.size)
        .header(
          'content-disposition',
          `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'no-store')
        .send(house.files.open(file.sha256))
    },
  })
}
