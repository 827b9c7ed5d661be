/** Push services of telephones, in the order in which a telephone that has both is asked: RuStore reaches those without Google, too. */
export const PUSH_SERVICES = ['rustore', 'fcm'] as const
export type PushServiceName = (typeof PUSH_SERVICES)[number]

/** What is wrong between the desk and a push service, as administrators are told. Never the fault of whoever owns a telephone. */
export const PUSH_TROUBLES = [
  'key_wrong',
  'key_unreadable',
  'project_wrong',
  'api_off',
  'apns_key',
  'slowed_down',
  'refused',
  'unreachable',
] as const
export type PushTrouble = (typeof PUSH_TROUBLES)[number]

/** Until an administrator does something, the next one is refused as well: the service is asked again only now and then. */
const PAUSING: readonly PushTrouble[] = ['key_wrong', 'key_unreadable', 'project_wrong', 'api_off', 'apns_key']

export function isPausing(trouble: PushTrouble): boolean {
  return PAUSING.includes(trouble)
}

/** What is refused for one message alone says nothing about the service. */
export function isOfService(trouble: PushTrouble): boolean {
  return trouble !== 'refused'
}

/** Longer than any token that the services give. */
export const LONGEST_TOKEN = 4_096
/** As tokens are written; whether it is one, its service says. */
export const PUSH_TOKEN = /^[\w:.~+/=-]{16,4096}$/
