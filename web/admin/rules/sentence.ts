import type { Say } from '../../../src/texts/catalogue.ts'
import type { Names } from './names.ts'
import type { Clause, Rule } from './rules.ts'

/** «Когда заявка создана, если услуга — «Эквайринг» или в тексте «банк», то команда «Эквайринг», по очереди». */
export function sentenceOf(rule: Rule, say: Say, names: Names): string {
  const conditions = conditionsOf(rule.when, say, names)
  const target = targetOf(rule, say, names)
  return conditions ? say('admin.rules.says', { conditions, target }) : say('admin.rules.says.any', { target })
}

/** «услуга — «Эквайринг» или …, и …»; empty: any request. */
export function conditionsOf(when: Rule['when'], say: Say, names: Names): string {
  return when
    .filter((any) => any.length > 0)
    .map((any) => any.map((clause) => clauseInWords(clause, say, names)).join(` ${say('admin.rules.or')} `))
    .join(`, ${say('admin.rules.and')} `)
}

export function targetOf({ teamId, specialistId, strategy }: Rule, say: Say, names: Names): string {
  const team = teamId > 0 ? names.of('team', teamId) : '…'
  if (specialistId !== null)
    return say('admin.rules.says.person', { person: names.of('specialist', specialistId), team })
  return say('admin.rules.says.team', { team, strategy: say(`routing.strategy.${strategy}`) })
}

export function clauseInWords(clause: Clause, say: Say, names: Names): string {
  const head = `${say(`routing.kind.${clause.kind}`)} ${operatorOf(clause, say)}`
  if (clause.kind === 'vip' || clause.kind === 'stop_of_trade') return head
  const values = clause.values.map((value) => names.ofValue(clause.kind, value))
  return `${head} ${values.length > 0 ? values.map((value) => say('admin.rules.quoted', { value })).join(', ') : '…'}`
}

/** «это», «кроме», «есть слова»: how a clause is joined to its values. */
export function operatorOf({ kind, isNot }: Pick<Clause, 'kind' | 'isNot'>, say: Say): string {
  const step = isNot ? 'is-not' : 'is'
  if (kind === 'words' || kind === 'vip' || kind === 'stop_of_trade') return say(`admin.rules.${step}.${kind}`)
  return say(`admin.rules.${step}`)
}
