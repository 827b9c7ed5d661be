import { draftService, moveVersion } from '../../actions/catalogue/edit-service.ts'
import { insertService } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import { keepSetting } from '../../db/foundation/setup.ts'
import { CATALOGUE } from '../catalogue/catalogue.ts'
import type { DemoService } from '../catalogue/words.ts'
import { type Company, known, teamId } from './company.ts'

/** Every service is drafted, approved and published; the actor is who approves. */
export async function makeCatalogue(desk: Desk, teams: Company['teams']): Promise<Company['services']> {
  const services = new Map<string, number>()
  for (const [position, group] of CATALOGUE.entries()) {
    const parentId = await insertService(desk.tx, {
      parentId: null,
      icon: group.icon,
      name: group.name,
      isGroup: true,
      position,
    })
    for (const service of group.services) services.set(service.key, await publish(desk, parentId, service, teams))
  }
  await keepSetting(desk.tx, 'default_service', known(services, 'other'))
  return services
}

async function publish(desk: Desk, parentId: number, service: DemoService, teams: Company['teams']): Promise<number> {
  const { icon, name, situation, description, synonyms, type, team, form } = service
  const draft = {
    name,
    situation,
    description,
    synonyms,
    requestType: type,
    form,
    teamId: teamId({ teams }, team),
  }
  const { serviceId, versionId } = await draftService(desk, { place: { parentId, icon }, draft })
  await moveVersion(desk, { versionId, move: 'approve' })
  await moveVersion(desk, { versionId, move: 'publish' })
  return serviceId
}
