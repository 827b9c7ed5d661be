import { Liquid, LiquidError } from 'liquidjs'

/** What a template may ask of the machine: longer ones are letters that nobody reads. */
export const TEMPLATE_LIMITS = { length: 10_000, output: 50_000, milliseconds: 200, memory: 500_000 } as const

/** Values of a template by name; what there is nothing of is an empty text. */
export type TemplateValues = Readonly<Record<string, string>>

export interface TemplateFault {
  readonly code: 'syntax' | 'unknown-variable' | 'unknown-filter' | 'unknown-tag' | 'too-much' | 'missing'
  /** Counted from one; null: of the whole. */
  readonly line: number | null
  /** What is unknown or missing, or what the reader of templates says of it. */
  readonly about: string
}

/** Tags that read files or make tables; a letter is words. */
const NOT_FOR_LETTERS = ['include', 'render', 'layout', 'block', 'tablerow'] as const

const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  relativeReference: false,
  dynamicPartials: false,
  cache: false,
  parseLimit: TEMPLATE_LIMITS.length,
  renderLimit: TEMPLATE_LIMITS.milliseconds,
  memoryLimit: TEMPLATE_LIMITS.memory,
})
for (const tag of NOT_FOR_LETTERS) delete engine.tags[tag]

interface Demands {
  /** The only variables that there are. */
  readonly variables: readonly string[]
  /** Those that have to be said. */
  readonly required: readonly string[]
}

/** The first thing that is wrong with a template, or null. Each of its paths is looked at, whatever the values are. */
export function faultOf(template: string, { variables, required }: Demands): TemplateFault | null {
  if (template.length > TEMPLATE_LIMITS.length) return { code: 'too-much', line: null, about: '' }
  try {
    const parsed = engine.parse(template)
    const { globals } = engine.analyzeSync(parsed)
    const unknown = Object.entries(globals).find(([name]) => !variables.includes(name))
    if (unknown) {
      const [name, places] = unknown
      return { code: 'unknown-variable', line: places[0]?.location.row ?? null, about: name }
    }
    const missing = required.find((name) => !(name in globals))
    if (missing) return { code: 'missing', line: null, about: missing }
    rendered(template, Object.fromEntries(variables.map((name) => [name, 'x'])))
    return null
  } catch (error) {
    return faultIn(error)
  }
}

/** What a template says of these values, as plain text: whoever makes HTML of it escapes it. Throws what `faultOf` would have found. */
export function rendered(template: string, values: TemplateValues): string {
  const text: unknown = engine.parseAndRenderSync(template, { ...values })
  if (typeof text !== 'string') throw new Error('a template makes text')
  if (text.length > TEMPLATE_LIMITS.output) throw new Error('output limit exceeded')
  return text
}

function faultIn(error: unknown): TemplateFault {
  if (!(error instanceof Error)) throw error
  const line = lineOf(error)
  const [, filter] = /undefined filter: (\S+?)(?:,|$)/.exec(error.message) ?? []
  if (filter) return { code: 'unknown-filter', line, about: filter }
  const [, tag] = /tag "(\S+)" not found/.exec(error.message) ?? []
  if (tag) return { code: 'unknown-tag', line, about: tag }
  if (/limit exceeded/.test(error.message)) return { code: 'too-much', line, about: '' }
  if (LiquidError.is(error)) return { code: 'syntax', line, about: error.message.replace(/, line:.*/s, '') }
  throw error
}

function lineOf(error: Error): number | null {
  const [, line] = /line:(\d+)/.exec(error.message) ?? []
  return line === undefined ? null : Number(line)
}
