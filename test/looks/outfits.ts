import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { isNode, type Node, nodesOf } from '../ground/source-file.ts'
import type { StyleRule } from './stylesheets.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The classes that one element of a page wears, each as `path#name`. */
export interface Outfit {
  readonly where: string
  /** The style sheets of the file that makes the element. */
  readonly sheets: readonly string[]
  /** `null`: a component that takes no class knows it alone. */
  readonly tag: string | null
  readonly always: readonly string[]
  /** Each may be there or not. */
  readonly sometimes: readonly string[]
  /** At most one of them: `styles[kind]`. */
  readonly oneOf: readonly string[]
  /** False for an element that holds nothing: a dot, a bar. */
  readonly hasWords: boolean
}

type Worn = Pick<Outfit, 'always' | 'sometimes' | 'oneOf'>

interface Source {
  readonly path: string
  readonly nodes: readonly Node[]
  /** What the name of a style sheet stands for. */
  readonly sheets: ReadonlyMap<string, string>
}

const NOTHING: Worn = { always: [], sometimes: [], oneOf: [] }

const SOURCES = globSync('web/**/*.tsx', { cwd: ROOT }).sort().map(sourceOf)

/** What every element of every page wears, components of `web/ui` unfolded where they are given a class. */
export function outfitsOf(rules: readonly StyleRule[]): readonly Outfit[] {
  const wardrobe = new Wardrobe(rules, SOURCES)
  return SOURCES.flatMap((source) =>
    source.nodes
      .filter(({ type }) => type === 'JSXElement')
      .flatMap((element) => {
        const worn = wardrobe.wornBy(element, source)
        if (worn.always.length + worn.sometimes.length === 0) return []
        return [
          {
            ...worn,
            where: source.path,
            sheets: [...source.sheets.values()],
            tag: wardrobe.tagOf(element),
            hasWords: holdsSomething(element),
          },
        ]
      }),
  )
}

class Wardrobe {
  private readonly declared: ReadonlyMap<string, ReadonlySet<string>>
  private readonly sources: readonly Source[]

  constructor(rules: readonly StyleRule[], sources: readonly Source[]) {
    const sheets = Map.groupBy(rules, ({ path }) => path)
    this.declared = new Map(
      [...sheets].map(([path, found]) => [path, new Set(found.flatMap(({ subject }) => subject.classes))]),
    )
    this.sources = sources
  }

  wornBy(element: Node, source: Source): Worn {
    const given = attributeOf(element, 'className')
    const own = given ? this.worn(given, source) : NOTHING
    const name = nameOf(element)
    const inner = /^[A-Z]/.test(name) && given ? this.byComponent(name, attributeOf(element, 'kind')) : NOTHING
    return together([inner, own])
  }

  tagOf(element: Node): string | null {
    const name = nameOf(element)
    if (!/^[A-Z]/.test(name)) return name
    const { takes } = this.takerOf(name)
    return takes ? nameOf(takes) : null
  }

  /** The element of a component of `web/ui` that takes the `className` given to it. */
  private takerOf(name: string) {
    const source = this.sources.find(({ path }) => path === `web/ui/${name}.tsx`)
    const takes = source?.nodes.find((node) => {
      const given = node.type === 'JSXElement' ? attributeOf(node, 'className') : undefined
      return given !== undefined && partsOf(given).some((part) => part.name === 'className')
    })
    return { source, takes }
  }

  /** What a component of `web/ui` puts on the element that takes its `className`. */
  private byComponent(name: string, kind: Node | undefined): Worn {
    const { source, takes } = this.takerOf(name)
    const given = takes && attributeOf(takes, 'className')
    if (!source || !given) return NOTHING
    return narrowed(this.worn(given, source), kind ?? { type: 'Literal', value: 'default' })
  }

  private worn(expression: Node, source: Source): Worn {
    const inside = (name: string) => [expression[name]].flat().filter(isNode)
    const all = (...names: string[]) => together(names.flatMap(inside).map((part) => this.worn(part, source)))
    switch (expression.type) {
      case 'JSXExpressionContainer':
        return all('expression')
      case 'TemplateLiteral':
        return all('expressions')
      case 'LogicalExpression':
        return maybe(all('right'))
      case 'ConditionalExpression':
        return maybe(all('consequent', 'alternate'))
      case 'MemberExpression':
        return this.ofSheet(expression, source)
      case 'Identifier':
        return this.ofName(expression.name, source)
      case 'CallExpression':
        return this.ofCall(expression, source)
      default:
        return NOTHING
    }
  }

  private ofSheet({ object, property, computed }: Node, source: Source): Worn {
    const sheet = isNode(object) ? source.sheets.get(String(object.name)) : undefined
    if (!sheet || !isNode(property)) return NOTHING
    if (!computed) return { ...NOTHING, always: [`${sheet}#${property.name}`] }
    const named = new Set(source.nodes.flatMap((node) => staticName(node)))
    const left = [...(this.declared.get(sheet) ?? [])].filter((name) => !named.has(name))
    return { ...NOTHING, oneOf: left.map((name) => `${sheet}#${name}`) }
  }

  /** A class that another file shares: `export const chipClass = styles.chip`. */
  private ofName(name: unknown, { path }: Source): Worn {
    for (const source of this.sources) {
      const declaration = source.nodes.find(
        (node) => node.type === 'VariableDeclarator' && isNode(node.id) && node.id.name === name && isNode(node.init),
      )
      const init = declaration?.init
      if (isNode(init) && init.type === 'MemberExpression' && source.path !== path) return this.worn(init, source)
    }
    return NOTHING
  }

  private ofCall({ callee, arguments: given }: Node, source: Source): Worn {
    const name = isNode(callee) ? callee.name : undefined
    const parts = [given].flat().filter(isNode)
    if (name === 'classes') return together(parts.map((part) => this.worn(part, source)))
    for (const other of this.sources) {
      const made = other.nodes.find(
        (node) => node.type === 'FunctionDeclaration' && isNode(node.id) && node.id.name === name,
      )
      const returned = made && partsOf(made).find(({ type }) => type === 'ReturnStatement')?.argument
      if (!isNode(returned)) continue
      return narrowed(this.worn(returned, other), parts[0] ?? { type: 'Literal', value: 'default' })
    }
    return NOTHING
  }
}

function narrowed(worn: Worn, kind: Node): Worn {
  const literal = kind.type === 'JSXExpressionContainer' && isNode(kind.expression) ? kind.expression : kind
  if (literal.type !== 'Literal') return worn
  const meant = worn.oneOf.filter((one) => one.endsWith(`#${literal.value}`))
  return { ...worn, always: [...worn.always, ...meant], oneOf: [] }
}

function together(parts: readonly Worn[]): Worn {
  return {
    always: parts.flatMap(({ always }) => always),
    sometimes: parts.flatMap(({ sometimes }) => sometimes),
    oneOf: parts.flatMap(({ oneOf }) => oneOf),
  }
}

function maybe({ always, sometimes, oneOf }: Worn): Worn {
  return { always: [], sometimes: [...always, ...sometimes], oneOf }
}

function sourceOf(path: string): Source {
  const nodes = nodesOf(path, readFileSync(join(ROOT, path), 'utf8'))
  const sheets = nodes.flatMap((node): [string, string][] => {
    const from = node.type === 'ImportDeclaration' && isNode(node.source) ? String(node.source.value) : ''
    const [first] = [node.specifiers].flat().filter(isNode)
    if (!from.endsWith('.module.css') || !isNode(first?.local)) return []
    return [[String(first.local.name), posix.join(posix.dirname(path), from)]]
  })
  return { path, nodes, sheets: new Map(sheets) }
}

function attributeOf({ openingElement }: Node, name: string): Node | undefined {
  const attributes = isNode(openingElement) ? [openingElement.attributes].flat().filter(isNode) : []
  const found = attributes.find((one) => isNode(one.name) && one.name.name === name)
  return isNode(found?.value) ? found.value : undefined
}

function nameOf({ openingElement }: Node): string {
  return isNode(openingElement) && isNode(openingElement.name) ? String(openingElement.name.name) : ''
}

/** A component may hold anything; an element of HTML holds what stands between its tags. */
function holdsSomething(element: Node): boolean {
  return /^[A-Z]/.test(nameOf(element)) || [element.children].flat().filter(isNode).length > 0
}

function staticName({ type, property, computed }: Node): string[] {
  return type === 'MemberExpression' && !computed && isNode(property) ? [String(property.name)] : []
}

function partsOf(node: Node): readonly Node[] {
  const below = Object.values(node)
    .flat()
    .filter(isNode)
    .flatMap((part) => partsOf(part))
  return [node, ...below]
}
