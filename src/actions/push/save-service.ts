import type { Desk } from '../../db/desk.ts'
import {
  lockPushService,
  notePushServiceWorks,
  type PushServiceRow,
  updatePushService,
} from '../../db/push/services.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { PushServiceName } from '../../domain/push/services.ts'
import { recordChange } from '../audit/record-change.ts'
import { sealed } from '../ground/sealed.ts'

export interface PushServiceOrder {
  readonly service: PushServiceName
  readonly project: string
  /** As it was pasted, with what one knows it by; null: the kept one stays. */
  readonly key: { readonly text: string; readonly hint: string } | null
  readonly enabled: boolean
  /** The service knew the key a moment ago. */
  readonly isKnown: boolean
}

/** By which push service the app on telephones is reached. It is switched on only with a key that the service knows. */
export async function savePushService(desk: Desk, secret: string, order: PushServiceOrder): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const { service, project, key, enabled, isKnown } = order
  const before = await lockPushService(tx, service)
  const after = {
    ...{ service, project, enabled },
    key: key ? sealed(secret, 'push', key.text) : before.key,
    keyHint: key ? key.hint : before.keyHint,
  }
  if (enabled && after.key === null) throw new Refusal('push.key-missing')
  if (enabled && project === '') throw new Refusal('input.invalid', { field: 'project' })
  if (enabled && !isKnown) throw new Refusal('push.key-wrong')
  await updatePushService(tx, after)
  if (isKnown) await notePushServiceWorks(tx, service, now)
  await recordChange(desk, {
    subject: 'push',
    id: service,
    name: NAMES[service],
    before: stateOf(before),
    after: { ...stateOf(after), ...(key && before.key && { keyReplaced: true }) },
  })
}

const NAMES = { rustore: 'RuStore', fcm: 'Firebase' } as const satisfies Record<PushServiceName, string>

function stateOf({ project, key, enabled }: Pick<PushServiceRow, 'project' | 'key' | 'enabled'>) {
  return { pushProject: project, enabled, pushKey: key !== null }
}
