import { DAY } from '../../src/domain/ground/instant.ts'
import type { Answer, TestDesk } from '../desk.ts'

type CarriedOut = Readonly<Record<string, (made: Record<string, number>) => Promise<Answer>>>
type Caller = Pick<ReturnType<TestDesk['as']>, 'get' | 'post' | 'put' | 'remove'>

const CHAIN = {
  kind: 'corporation',
  code: '40888',
  name: 'Сеть «Мята»',
  parentId: null,
  inn: null,
  kpp: null,
  vip: false,
  domains: [],
  personalSpecialistId: null,
  externalCode: null,
}
const place = (corporationId: number | undefined) => ({
  code: '408880001',
  name: 'Мята',
  address: 'Мятная, 1',
  zone: 'Europe/Moscow',
  openingHours: null,
  corporationId,
  works: true,
})
const DEVICE = {
  kind: 'printer',
  name: 'Принтер бара',
  serialNumber: null,
  softwareVersion: null,
  fiscalDriveExpiresOn: null,
  externalCode: null,
}
const GUEST = {
  name: 'Пётр Мятный',
  position: null,
  locale: 'ru',
  zone: 'Europe/Moscow',
  externalCode: null,
  places: [],
}

/** Every change of customers, their venues and equipment, in this order; what one makes, the next ones change. */
export function customersCarriedOut(desk: () => TestDesk, administrator: () => Caller): CarriedOut {
  const inMonth = () => new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10)
  return {
    'POST /api/organisations': () => administrator().post('/api/organisations', CHAIN),
    'PUT /api/organisations/{id}': ({ organisation }) =>
      administrator().put(`/api/organisations/${organisation}`, {
        organisation: { ...CHAIN, name: 'Сеть «Мята и чай»' },
        seen: CHAIN,
      }),
    'POST /api/venues': ({ organisation }) =>
      administrator().post('/api/venues', { ...place(organisation), dealerId: null }),
    'PUT /api/venues/{id}': ({ venue, organisation }) =>
      administrator().put(`/api/venues/${venue}`, {
        venue: { ...place(organisation), works: false },
        seen: place(organisation),
      }),
    'POST /api/venues/{id}/dealer-changes': ({ venue }) =>
      administrator().post(`/api/venues/${venue}/dealer-changes`, {
        dealerId: desk().organisations.dealer,
        startsOn: inMonth(),
        ground: 'Договор с дилером',
        seenDealerId: null,
      }),
    'DELETE /api/venues/{id}/dealer-changes/{change}': ({ venue, dealerChange }) =>
      administrator().remove(`/api/venues/${venue}/dealer-changes/${dealerChange}`),
    'POST /api/venues/{id}/equipment': ({ venue }) =>
      administrator().post(`/api/venues/${venue}/equipment`, { equipment: DEVICE }),
    'PUT /api/equipment/{id}': ({ equipment }) =>
      administrator().put(`/api/equipment/${equipment}`, {
        equipment: { ...DEVICE, name: 'Принтер кухни' },
        seen: DEVICE,
      }),
    'DELETE /api/equipment/{id}': ({ equipment }) => administrator().remove(`/api/equipment/${equipment}`),

    'POST /api/customers': () =>
      administrator().post('/api/customers', { customer: GUEST, email: 'petr@myata.example', phone: null }),
    'PUT /api/customers/{id}': ({ customer }) =>
      administrator().put(`/api/customers/${customer}`, {
        customer: { ...GUEST, position: 'Управляющий' },
        seen: GUEST,
      }),
    'POST /api/customers/{id}/addresses': ({ customer }) =>
      administrator().post(`/api/customers/${customer}/addresses`, { address: 'petr.second@myata.example' }),
    'DELETE /api/customers/{id}/addresses/{address}': async ({ customer }) => {
      const { addresses } = (await administrator().get(`/api/customers/${customer}`)).body
      return administrator().remove(`/api/customers/${customer}/addresses/${addresses[0].id}`)
    },
    'POST /api/customers/{id}/invitation': ({ customer }) =>
      administrator().post(`/api/customers/${customer}/invitation`, {}),
    'POST /api/customers/{id}/archiving': ({ customer }) =>
      administrator().post(`/api/customers/${customer}/archiving`, {}),
    'POST /api/customers/{id}/return': ({ customer }) => administrator().post(`/api/customers/${customer}/return`, {}),

    'POST /api/customers/{id}/merges': async ({ customer }) => {
      const { id } = (await administrator().post('/api/customers', { customer: GUEST, email: null, phone: null })).body
      const { mark } = (await administrator().get(`/api/customers/${customer}/merge-plan?gone=${id}`)).body
      return administrator().post(`/api/customers/${customer}/merges`, { goneId: id, mark })
    },
    'POST /api/person-merges/{id}/undo': async ({ merge }) => {
      const { mark } = (await administrator().get(`/api/person-merges/${merge}/undo-plan`)).body
      return administrator().post(`/api/person-merges/${merge}/undo`, { mark })
    },

    'POST /api/organisations/{id}/archiving': ({ organisation }) =>
      administrator().post(`/api/organisations/${organisation}/archiving`, {}),
    'POST /api/organisations/{id}/return': ({ organisation }) =>
      administrator().post(`/api/organisations/${organisation}/return`, {}),
  }
}
