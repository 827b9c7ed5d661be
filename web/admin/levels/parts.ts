import { PRIORITIES } from '../../../src/domain/ground/words.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import type { Parts } from '../terms/crossing.ts'
import { EMPTY, type TypedLevel, type TypedRule } from './draft.ts'
import { readMinutes } from './minutes.ts'

/** A level part by part: its name, and the times of each rule under what the rule is about. */
export function partsOf({ name, general, precise }: TypedLevel): Parts {
  const rules = [...general, ...precise].map((rule) => [aboutOf(rule), timesOf(rule)] as const)
  return { name, ...Object.fromEntries(rules.filter(([, times]) => times !== null)) }
}

export function fromParts(parts: Parts): TypedLevel {
  const rules = Object.entries(parts).flatMap(([about, times]) => (about === 'name' ? [] : [ruleOf(about, times)]))
  const isGeneral = ({ serviceId, requestType, priority }: TypedRule) => !serviceId && !requestType && priority !== ''
  const general = PRIORITIES.map(
    (priority) =>
      rules.find((rule) => isGeneral(rule) && rule.priority === String(priority)) ?? {
        ...EMPTY,
        key: `p${priority}`,
        priority: String(priority),
      },
  )
  return {
    name: String(parts.name ?? ''),
    general,
    precise: rules.filter((rule) => !isGeneral(rule)),
    effectiveFrom: '',
  }
}

export function tellRule(about: string, say: Say): string {
  const { serviceId, requestType, priority } = ruleOf(about, null)
  return serviceId || requestType || priority === ''
    ? say('admin.levels.precise.one')
    : say('admin.levels.priority.n', { priority })
}

export function tellTimes(value: unknown, say: Say): string {
  if (typeof value === 'string') return value
  const { reaction, resolution } = ruleOf('||', value)
  return `${reaction || say('admin.levels.no-promise')} / ${resolution || say('admin.levels.no-promise')}`
}

function aboutOf({ serviceId, requestType, priority }: TypedRule): string {
  return `${serviceId}|${requestType}|${priority}`
}

/** Times that are understood count as what they mean; none at all is no rule. */
function timesOf({ reaction, resolution, serviceId, requestType }: TypedRule) {
  const isNone = reaction === '' && resolution === '' && !serviceId && !requestType
  return isNone
    ? null
    : { reaction, resolution, means: [readMinutes(reaction) ?? null, readMinutes(resolution) ?? null] }
}

function ruleOf(about: string, times: unknown): TypedRule {
  const [serviceId = '', requestType = '', priority = ''] = about.split('|')
  const { reaction, resolution }: { reaction?: unknown; resolution?: unknown } = Object(times)
  return {
    key: about,
    serviceId,
    requestType,
    priority,
    reaction: String(reaction ?? ''),
    resolution: String(resolution ?? ''),
  }
}
