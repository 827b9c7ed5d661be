import { z } from 'zod'
import { lookAtRemoteAccess } from '../../actions/requests/look-at-remote-access.ts'
import { id, problem } from '../../contract/common.ts'
import { remoteAccess } from '../../contract/request/request.ts'
import type { App, House } from '../server/context.ts'
import { admitted } from '../server/door.ts'
import { oneRequest } from './requests.ts'

/** A door of its own: unlike other changes its answer is kept under no Idempotency-Key, and each call is a look. */
export function remoteAccessDoor(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/requests/:number/equipment/:equipment/remote-access',
    schema: {
      summary: 'How equipment is reached from afar: for who works the request; each look is in the audit log',
      tags: ['request'],
      params: oneRequest.extend({ equipment: z.coerce.number().pipe(id) }),
      response: { 200: remoteAccess, '4xx': problem },
    },
    handler: async (http) => {
      const { actor } = admitted(http)
      const { number: request, equipment: equipmentId } = http.params
      const look = { equipmentId, request, address: http.ip }
      return house.database.db
        .transaction()
        .execute(async (tx) => ({ remoteAccess: await lookAtRemoteAccess({ tx, actor, now: house.now() }, look) }))
    },
  })
}
