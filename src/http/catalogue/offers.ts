import { z } from 'zod'
import { changeOffer } from '../../actions/catalogue/change-offer.ts'
import * as shapes from '../../contract/catalogue/offer.ts'
import { done, id } from '../../contract/common.ts'
import { findOffer } from '../../db/catalogue/offers.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'catalogue', only: 'manage_catalogue', url: '/api/services/:id/offer' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })

/** How well a service works just now, for whom it is, and by which ways it may be asked for. */
export function offers(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, about: 'For whom a service is, by which ways, and how well it works', params, answer: shapes.keptOffer },
    async ({ db, actor }, given) => {
      const offer = await findOffer(db, actor, given.params.id)
      if (!offer) throw new Refusal('service.not-found')
      return shapes.keptOffer.parse(offer)
    },
  )
  act(
    app,
    house,
    'PUT',
    { ...door, about: 'Offer a service otherwise', params, body: shapes.changedOffer, answer: done },
    async (desk, { body: { offer, revision }, ...given }) => {
      const at = (moment: string | null) => (moment === null ? null : Date.parse(moment))
      const state = { ...offer, from: at(offer.from), until: at(offer.until) }
      await changeOffer(desk, given.params.id, revision, state)
      return { done: true as const }
    },
  )
}
