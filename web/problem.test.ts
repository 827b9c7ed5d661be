import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBusy, problemOf, textOfProblem } from './problem.ts'

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })

for (const [what, answer, code] of [
  ['the desk asks for a moment', json(503, { code: 'desk.busy', title: '', status: 503 }), 'desk.busy'],
  ['a proxy found no desk behind it', new Response('<html>502 Bad Gateway', { status: 502 }), 'desk.busy'],
  ['a proxy waited in vain', new Response('', { status: 504 }), 'desk.busy'],
  ['the desk broke', new Response('', { status: 500 }), 'internal'],
  ['the desk says no', json(404, { code: 'request.not-found' }), 'request.not-found'],
] as const) {
  test(`${what}: the page takes it for ${code}`, async () => {
    const problem = await problemOf(answer)
    assert.equal(problem.code, code)
    assert.equal(isBusy(problem), code === 'desk.busy')
    assert.match(textOfProblem(problem), code === 'internal' ? /^common/ : /^refusal/)
  })
}
