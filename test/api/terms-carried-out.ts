import { HOUR } from '../../src/domain/ground/instant.ts'
import type { Answer, TestDesk } from '../desk.ts'
import {
  ANNOUNCEMENT_DRAFT,
  CONTRACT_DRAFT,
  HOURS_DRAFT,
  LEVEL_DRAFT,
  RULE,
  TEMPLATE_DRAFT,
  WEEK,
} from './terms-bodies.ts'

type CarriedOut = Readonly<Record<string, (made: Record<string, number>) => Promise<Answer>>>
type Caller = Pick<ReturnType<TestDesk['as']>, 'get' | 'post' | 'put' | 'remove'>

/** Every change of the terms, each checked first, in this order; what one makes, the next ones change. */
export function termsCarriedOut(administrator: () => Caller): CarriedOut {
  const checked = async (url: string, draft: object, beside: object = {}) => {
    const { body } = await administrator().post(`${url}/checks`, { draft })
    const order = { at: body.at, mark: body.mark, open: 'as_promised', keepLate: true, reason: 'Итоги квартала' }
    return administrator().put(url, { draft, order, ...beside })
  }
  const tomorrow = () => new Date(Date.now() + 24 * HOUR).toISOString()
  const policy = async () => (await administrator().get('/api/policy')).body.versions[0]
  return {
    'POST /api/service-hours': () => administrator().post('/api/service-hours', HOURS_DRAFT),
    'PUT /api/service-hours/{id}': ({ hours }) =>
      checked(`/api/service-hours/${hours}`, { ...HOURS_DRAFT, week: { ...WEEK, calendar: 'ru' } }),
    'POST /api/sla-levels': () => administrator().post('/api/sla-levels', LEVEL_DRAFT),
    'PUT /api/sla-levels/{id}': ({ level }) =>
      checked(
        `/api/sla-levels/${level}`,
        { ...LEVEL_DRAFT, rules: [{ ...RULE, reactionMinutes: 45 }], effectiveFrom: tomorrow() },
        { version: 1 },
      ),
    'DELETE /api/sla-levels/{id}/next-version': ({ level }) =>
      administrator().remove(`/api/sla-levels/${level}/next-version`),
    'POST /api/contracts': ({ hours, level }) =>
      administrator().post('/api/contracts', { ...CONTRACT_DRAFT, hoursId: hours, levelId: level }),
    'PUT /api/contracts/{id}': ({ contract, hours, level }) =>
      checked(
        `/api/contracts/${contract}`,
        { ...CONTRACT_DRAFT, hoursId: hours, levelId: level, state: 'active', hourPackage: 40 },
        { revision: 1 },
      ),
    'POST /api/templates': () => administrator().post('/api/templates', TEMPLATE_DRAFT),
    'PUT /api/templates/{id}': ({ template }) =>
      administrator().put(`/api/templates/${template}`, { draft: { ...TEMPLATE_DRAFT, name: 'Другая' }, revision: 1 }),
    'DELETE /api/templates/{id}': ({ template }) => administrator().remove(`/api/templates/${template}`),
    'POST /api/announcements': () => administrator().post('/api/announcements', ANNOUNCEMENT_DRAFT),
    'PUT /api/announcements/{id}': ({ announcement }) =>
      administrator().put(`/api/announcements/${announcement}`, {
        draft: { ...ANNOUNCEMENT_DRAFT, kind: 'incident' },
        revision: 1,
      }),
    'POST /api/announcements/{id}/end': ({ announcement }) =>
      administrator().post(`/api/announcements/${announcement}/end`, {}),
    'PUT /api/policy': async () => {
      const { policy: kept, effectiveFrom } = await policy()
      const draft = { policy: { ...kept, soonDuePercent: 60 }, effectiveFrom: tomorrow() }
      return checked('/api/policy', draft, { made: effectiveFrom })
    },
    'DELETE /api/policy/versions/{from}': async () =>
      administrator().remove(`/api/policy/versions/${(await policy()).effectiveFrom}`),
  }
}
