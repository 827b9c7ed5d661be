import { STATUSES } from '../../src/domain/ground/words.ts'
import { isNode, type Node, nodesOf } from './source-file.ts'

/** What is compared may share a word with a status and be something else: the kind of a notice, the code of a sentence. */
const OTHER_THINGS = /(^|\.)(kind|code|name|state|because|move|ending|title)$/i
/** SQL that compares a column of statuses with written words. */
const IN_SQL = /status\s*(?:=|<>|!=|(?:not\s+)?in\s*\()\s*'/i

/** Comparisons of a status with a written word, each as the line it stands in. */
export function bareStatuses(path: string, text: string): string[] {
  const found = nodesOf(path, text).filter(
    (node) => isBareComparison(node, text) || isBareList(node) || isBareSql(node),
  )
  return found.map((node) => lineOf(text, Number(node.start)))
}

function isBareComparison(node: Node, text: string): boolean {
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(String(node.operator))) return false
  const sides = [node.left, node.right].filter(isNode)
  const other = sides.find((side) => !isStatusWord(side))
  if (!sides.some(isStatusWord)) return false
  return other === undefined || !OTHER_THINGS.test(text.slice(Number(other.start), Number(other.end)))
}

/** `['closed', 'cancelled'].includes(…)`: the comparison in another dress. */
function isBareList(node: Node): boolean {
  const { callee } = node
  if (node.type !== 'CallExpression' || !isNode(callee) || !isNode(callee.object) || !isNode(callee.property))
    return false
  const isQuestion = callee.property.name === 'includes' || callee.property.name === 'some'
  return isQuestion && Array.isArray(callee.object.elements) && callee.object.elements.some(isStatusWord)
}

function isBareSql(node: Node): boolean {
  if (node.type !== 'TemplateElement' || !isRaw(node.value)) return false
  const { raw } = node.value
  return STATUSES.some((status) => raw.includes(`'${status}'`)) && IN_SQL.test(raw)
}

function isRaw(value: unknown): value is { readonly raw: string } {
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string'
}

function isStatusWord(node: unknown): boolean {
  return isNode(node) && STATUSES.some((status) => status === node.value)
}

function lineOf(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? undefined : end).trim()
}
