import { draftService } from '../../actions/catalogue/edit-service.ts'
import { moveVersion } from '../../actions/catalogue/move-version.ts'
import { insertService } from '../../db/catalogue/service-versions.ts'
import type { Desk } from '../../db/desk.ts'
import { keepSetting } from '../../db/foundation/setup.ts'
import { CATALOGUE } from '../catalogue/catalogue.ts'
import type { DemoService } from '../catalogue/words.ts'
import { type Company, known, teamId } from './company.ts'

/** Who writes the services, and who approves them. */
export interface Editors {
  readonly author: Desk
  readonly approver: Desk
}

/** Every service is drafted by one, approved by another, and published. */
export async function makeCatalogue(editors: Editors, teams: Company['teams']): Promise<Company['services']> {
  const { author: desk } = editors
  const services = new Map<string, number>()
  for (const [position, group] of CATALOGUE.entries()) {
    const parentId = await insertService(desk.tx, {
      parentId: null,
      icon: group.icon,
      name: group.name,
      isGroup: true,
      position,
    })
    for (const service of group.services) services.set(service.key, await publish(editors, parentId, service, teams))
  }
  await keepSetting(desk.tx, 'default_service', known(services, 'other'))
  return services
}

async function publish(
  { author, approver }: Editors,
  parentId: number,
  service: DemoService,
  teams: Company['teams'],
): Promise<number> {
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
  const { serviceId, versionId } = await draftService(author, { place: { parentId, icon }, draft })
  await moveVersion(author, { versionId, move: 'hand' })
  await moveVersion(approver, { versionId, move: 'approve' })
  await moveVersion(approver, { versionId, move: 'publish' })
  return serviceId
}
