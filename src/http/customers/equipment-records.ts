import { z } from 'zod'
import { addEquipment, changeEquipment, removeEquipment } from '../../actions/customers/keep-equipment.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/venues.ts'
import { listEquipmentRecords } from '../../db/people/equipment-records.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'customers', only: 'administer' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })

/** Equipment as administrators keep it. How it is reached from afar goes in here and comes out at a request alone. */
export function equipmentRecords(app: App, house: House): void {
  look(
    app,
    house,
    {
      ...door,
      url: '/api/equipment',
      about: 'Equipment by name, each with its venue',
      query: shapes.equipmentQuery,
      answer: shapes.equipmentPage,
    },
    ({ db }, { query }) => listEquipmentRecords(db, query),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/venues/:id/equipment',
      about: 'Another device at a venue',
      params,
      body: shapes.newEquipment,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body, ...given }) => ({ id: await addEquipment(desk, given.params.id, body) }),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: '/api/equipment/:id', about: 'Change it', params, body: shapes.equipmentChange, answer: done },
    async (desk, { body, ...given }) => {
      await changeEquipment(desk, given.params.id, body)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: '/api/equipment/:id', about: 'Remove a device that no request tells of', params, answer: done },
    async (desk, given) => {
      await removeEquipment(desk, given.params.id)
      return { done: true as const }
    },
  )
}
