import { loadPublishedService } from '../../db/catalogue/catalogue.ts'
import type { Desk } from '../../db/desk.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { isContractSeen, loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { withOtherTerms } from '../../domain/request/on-terms.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { demandSeen } from './demand-seen.ts'

export interface TermsOrder {
  readonly contractId?: number | undefined
  readonly serviceId?: number | undefined
  readonly version: number
}

/** Another contract or another service, chosen by a specialist. */
export async function changeTerms(desk: Desk, number: number, order: TermsOrder): Promise<ServiceRequest> {
  const { tx, actor, now } = desk
  const request = await lockRequest(tx, actor, number)
  if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
  demandSeen(request, order.version)
  const service = await serviceOf(desk, request, order.serviceId)
  const contractId = order.contractId ?? request.contractId
  if (contractId !== request.contractId && !(await isContractSeen(tx, actor, contractId)))
    throw new Refusal('contract.not-found', { contractId })
  const terms = await loadTerms(tx, request, contractId)
  return save(desk, withOtherTerms(request, service, { terms, at: now }), terms)
}

async function serviceOf({ tx }: Desk, request: ServiceRequest, serviceId: number | undefined) {
  if (serviceId === undefined || serviceId === request.serviceId) return request
  const found = await loadPublishedService(tx, serviceId)
  if (!found) throw new Refusal('service.not-published')
  return { serviceId, serviceVersionId: found.versionId, type: found.requestType }
}
