import { useSay } from '../../language.ts'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import type { Crossed } from '../terms/use-crossing.ts'
import { ORDER } from './use-sentences.ts'

interface CrossedSentencesProps<One> {
  readonly crossed: Crossed
  readonly ruleOf: (value: unknown) => One | null
  readonly nameOf: (part: string) => string
  readonly sentenceOf: (rule: One) => string
  readonly onGoOn: (takesTheirs: ReadonlySet<string>) => void
}

/** A colleague has saved while sentences were typed: each that both changed, as it reads in either. */
export function CrossedSentences<One>({ crossed, ruleOf, nameOf, sentenceOf, onGoOn }: CrossedSentencesProps<One>) {
  const say = useSay()
  const named = (part: string) => {
    if (part === ORDER) return say('admin.rules.part.order')
    return nameOf(part) || say('admin.rules.untaken')
  }
  const told = (part: string, value: unknown) => {
    const rule = ruleOf(value)
    if (rule) return sentenceOf(rule)
    if (!Array.isArray(value)) return typeof value === 'string' ? value : ''
    return part === ORDER ? value.map((id) => nameOf(`rule ${id}`)).join(', ') : ''
  }
  return <CrossedEdits crossed={crossed} nameOf={named} tell={told} onGoOn={onGoOn} />
}
