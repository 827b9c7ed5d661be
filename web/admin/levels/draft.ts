import type { LevelDraft, LevelRow, RuleDraft } from '../../../src/contract/terms/terms.ts'
import { PRIORITIES } from '../../../src/domain/ground/words.ts'
import type { Formats } from '../../../src/texts/format.ts'
import { readMinutes, writeMinutes } from './minutes.ts'

/** A rule as it is typed: times are text. '' of a choice: any. */
export interface TypedRule {
  readonly key: string
  readonly serviceId: string
  readonly requestType: string
  readonly priority: string
  readonly reaction: string
  readonly resolution: string
}

export interface TypedLevel {
  readonly name: string
  /** One for each priority, of any service and type. */
  readonly general: readonly TypedRule[]
  /** More precise ones, which beat the general. */
  readonly precise: readonly TypedRule[]
  readonly effectiveFrom: string
}

export function typedOf(level: Pick<LevelRow, 'name' | 'rules'>, formats: Formats): TypedLevel {
  const general = PRIORITIES.map((priority) => {
    const rule = level.rules.find((one) => isGeneral(one) && one.priority === priority)
    return rule ? typedRule(rule, formats) : { ...EMPTY, key: `p${priority}`, priority: String(priority) }
  })
  const precise = level.rules
    .filter((rule) => !isGeneral(rule) || rule.priority === null)
    .map((rule) => typedRule(rule, formats))
  return { name: level.name, general, precise, effectiveFrom: '' }
}

export const EMPTY: TypedRule = { key: '', serviceId: '', requestType: '', priority: '', reaction: '', resolution: '' }

function isGeneral({ serviceId, requestType }: RuleDraft): boolean {
  return serviceId === null && requestType === null
}

function typedRule(rule: LevelRow['rules'][number], formats: Formats): TypedRule {
  return {
    key: String(rule.id),
    serviceId: rule.serviceId === null ? '' : String(rule.serviceId),
    requestType: rule.requestType ?? '',
    priority: rule.priority === null ? '' : String(rule.priority),
    reaction: writeMinutes(rule.reactionMinutes, formats),
    resolution: writeMinutes(rule.resolutionMinutes, formats),
  }
}

export function isUnclear({ reaction, resolution }: TypedRule): boolean {
  return readMinutes(reaction) === undefined || readMinutes(resolution) === undefined
}

/** As the contract wants it; null while something typed is not understood. */
export function draftOf(typed: TypedLevel): LevelDraft | null {
  if ([...typed.general, ...typed.precise].some(isUnclear) || typed.name.trim() === '') return null
  const general = typed.general.filter(({ reaction, resolution }) => reaction !== '' || resolution !== '')
  return {
    name: typed.name.trim(),
    rules: [...general, ...typed.precise].map(ruleOf),
    effectiveFrom: typed.effectiveFrom === '' ? null : new Date(`${typed.effectiveFrom}T00:00:00`).toISOString(),
  }
}

function ruleOf({ serviceId, requestType, priority, reaction, resolution }: TypedRule): RuleDraft {
  return {
    serviceId: serviceId === '' ? null : Number(serviceId),
    requestType: TYPES.find((type) => type === requestType) ?? null,
    priority: PRIORITIES.find((one) => String(one) === priority) ?? null,
    reactionMinutes: readMinutes(reaction) ?? null,
    resolutionMinutes: readMinutes(resolution) ?? null,
  }
}

export const TYPES = ['incident', 'service_request', 'consultation', 'change_wish'] as const

/** Rules that differ, with what each was. */
export function changedRules(before: TypedLevel, after: TypedLevel) {
  const was = new Map([...before.general, ...before.precise].map((rule) => [aboutOf(rule), rule]))
  const is = new Map([...after.general, ...after.precise].map((rule) => [aboutOf(rule), rule]))
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((about) => ({ about, was: was.get(about), is: is.get(about) }))
    .filter(({ was: old, is: now }) => timesOf(old) !== timesOf(now))
}

function aboutOf({ serviceId, requestType, priority }: TypedRule): string {
  return `${serviceId}|${requestType}|${priority}`
}

function timesOf(rule: TypedRule | undefined): string {
  return rule === undefined ? '' : [rule.reaction, rule.resolution].map((text) => readMinutes(text) ?? '').join('|')
}
