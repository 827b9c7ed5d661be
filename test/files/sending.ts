import assert from 'node:assert/strict'
import type { TestDesk } from '../desk.ts'

interface Sender {
  readonly token: string
}

interface NewUpload {
  readonly size: number
  readonly name?: string
}

export async function beginUpload(
  desk: TestDesk,
  who: Sender,
  { size, name = 'журнал.log' }: NewUpload,
): Promise<number> {
  const answer = await desk.as(who).post('/api/files', { name, size })
  assert.equal(answer.status, 201, answer.text)
  return answer.body.id
}

export function sendPiece({ app }: TestDesk, { token }: Sender, id: number, offset: number, bytes: Buffer) {
  return app.inject({
    method: 'PATCH',
    url: `/api/files/${id}`,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': String(offset),
    },
    payload: bytes,
  })
}

/** As a client does: from where the desk stands, piece by piece, going back where it is told to. */
export async function sendRest(desk: TestDesk, who: Sender, id: number, bytes: Buffer): Promise<void> {
  const { body } = await desk.as(who).get(`/api/files/${id}/upload`)
  let { received, complete } = body
  for (let time = 0; time < 20 && !complete; time++) {
    const answer = await sendPiece(desk, who, id, received, bytes.subarray(received, received + 3_000))
    if (answer.statusCode === 200) ({ received, complete } = answer.json())
    else received = answer.json().facts.received
  }
  assert.equal(complete, true)
}

/** A file that has arrived whole. */
export async function uploaded(desk: TestDesk, who: Sender, bytes: Buffer, name?: string): Promise<number> {
  const id = await beginUpload(desk, who, { size: bytes.length, ...(name && { name }) })
  await sendRest(desk, who, id, bytes)
  return id
}
