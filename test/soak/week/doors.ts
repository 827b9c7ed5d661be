import { buildServer } from '../../../src/http/server/server.ts'
import type { testHouse } from '../../desk.ts'

/** Whoever asks: by his token, or in his browser. */
export interface Caller {
  readonly token: string
  readonly cookie?: string
}

// biome-ignore lint/suspicious/noExplicitAny: whoever reads an answer fails when it is not what he expects
export type Call = (who: Caller, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<any>

/** A call that the desk refused, and may refuse: somebody was faster, or it stands otherwise by now. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The doors of the desk, without a port. A refusal is thrown as such; what no refusal is, as an error that names the call. */
export async function openDoors(house: ReturnType<typeof testHouse>) {
  const app = await buildServer(house, { web: null, log: false })
  const call: Call = async (who, method, path, body) => {
    const proof = who.cookie ? { cookie: who.cookie } : { authorization: `Bearer ${who.token}` }
    const answer = await app.inject({ method, url: path, headers: proof, ...(body && { payload: body }) })
    if (answer.statusCode < 300) return answer.body ? answer.json() : null
    const told = `${method} ${path}: ${answer.statusCode} ${answer.body.slice(0, 500)}`
    if (answer.statusCode >= 400 && answer.statusCode < 500 && answer.statusCode !== 400) {
      throw new Refused(answer.json().code ?? 'none', told)
    }
    throw new Error(told)
  }
  return { call, close: () => app.close() }
}
