import { requestReaders } from '../../contract/request/readers.ts'
import { listReadersOf, namesOfGrounds } from '../../db/request/readers.ts'
import { readRequest } from '../../db/request/requests.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'
import { oneRequest } from './requests.ts'

/** Who reads a request, and why. */
export function readers(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/requests/:number/readers',
      tag: 'request',
      about: 'Everybody who reads the request, with every ground of his',
      params: oneRequest,
      answer: requestReaders,
    },
    async ({ db, actor }, { params }) => {
      const request = await readRequest(db, actor, params.number)
      if (!may(actor, 'see_readers', request)) throw new Refusal('permission.missing')
      const [names, found] = await Promise.all([namesOfGrounds(db, request), listReadersOf(db, request)])
      const shown = found.map((one) => ({ ...one, roles: [...one.roles], grounds: [...one.grounds] }))
      return { number: request.number, subject: request.subject, names, readers: shown }
    },
  )
}
