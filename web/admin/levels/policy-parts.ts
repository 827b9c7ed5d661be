import { CRITICALITIES, PRIORITIES, URGENCIES } from '../../../src/domain/ground/words.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import type { Parts } from '../terms/crossing.ts'
import type { NumberName, TypedPolicy } from './policy-draft.ts'

/** A policy part by part: each cell of the matrix, each number. */
export function partsOf({ matrix, numbers, replyTakes }: TypedPolicy): Parts {
  const cells = CRITICALITIES.flatMap((criticality) =>
    URGENCIES.map((urgency) => [`${criticality} ${urgency}`, matrix[criticality][urgency]] as const),
  )
  return { ...Object.fromEntries(cells), ...numbers, 'admin.policy.reply-takes': replyTakes }
}

/** What is not among the parts stays as it is kept. */
export function fromParts(parts: Parts, kept: TypedPolicy): TypedPolicy {
  let { matrix, numbers } = kept
  for (const criticality of CRITICALITIES) {
    for (const urgency of URGENCIES) {
      const priority = PRIORITIES.find((one) => one === parts[`${criticality} ${urgency}`])
      if (priority) matrix = { ...matrix, [criticality]: { ...matrix[criticality], [urgency]: priority } }
    }
  }
  for (const name of Object.keys(numbers)) {
    if (typeof parts[name] === 'string') numbers = { ...numbers, [name]: parts[name] }
  }
  return { matrix, numbers, replyTakes: parts['admin.policy.reply-takes'] === true }
}

export function namePart(part: string, say: Say): string {
  const [first, second] = part.split(' ')
  const row = CRITICALITIES.find((one) => one === first)
  const column = URGENCIES.find((one) => one === second)
  if (row && column) return `${say(`admin.matrix.criticality.${row}`)} × ${say(`admin.matrix.urgency.${column}`)}`
  return part === 'admin.policy.reply-takes' ? say(part) : say(numberText(part))
}

function numberText(part: string): NumberName {
  return isNumberName(part) ? part : 'admin.policy.soon-due'
}

function isNumberName(part: string): part is NumberName {
  return part.startsWith('admin.policy.') && part !== 'admin.policy.reply-takes'
}
