import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { RoutingTrial } from '../../../src/contract/routing/routing.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { movedTo } from '../../ui/moved.ts'
import { useReorder } from '../../ui/use-reorder.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import type { Names } from './names.ts'
import styles from './Rules.module.css'
import type { Rule } from './rules.ts'
import { sentenceOf } from './sentence.ts'

interface RuleListProps {
  readonly rules: readonly Rule[]
  readonly names: Names
  readonly opened: string | null
  readonly trial: RoutingTrial | undefined
  readonly onOpen: (id: string) => void
  readonly onAdd: () => void
  readonly onChange: (rules: readonly Rule[]) => void
  /** What holds for all of them. */
  readonly children: ReactNode
}

/** The rules as sentences, in the order in which they are asked; what no rule takes stands last, so that the column is all requests. */
export function RuleList({ rules, names, opened, trial, onOpen, onAdd, onChange, children }: RuleListProps) {
  const say = useSay()
  const [said, setSaid] = useState('')
  const move = (id: string, to: number) => {
    const from = rules.findIndex((rule) => rule.id === id)
    const place = Math.max(0, Math.min(to, rules.length - 1))
    if (from < 0 || from === place) return
    onChange(movedTo(rules, from, place))
    setSaid(say('admin.rules.moved', { name: nameOf(rules[from]), place: place + 1, count: rules.length }))
  }
  const nameOf = (rule: Rule | undefined) => rule?.name || say('admin.rules.unnamed')
  const placeOf = (id: string) => rules.findIndex((rule) => rule.id === id)
  const order = useReorder({
    onMove: (id, { index }) => move(id, index),
    onStep: (id, by) => move(id, placeOf(id) + by),
  })
  const tookOf = (id: string) => trial?.took.find((one) => one.id === id)?.now
  return (
    <section className={styles.list}>
      <div className={styles.bar}>
        <h1>{say('admin.rules')}</h1>
        <span className={styles.number}>{rules.length}</span>
        <span className="grow" />
        <Button icon={IconPlus} onClick={onAdd}>
          {say('admin.rules.new')}
        </Button>
      </div>
      <div className={styles.sub}>
        <span className="grow">{say('admin.rules.lead')}</span>
        <span>{say('admin.rules.took')}</span>
      </div>
      <div className={styles.scrolls}>
        <ol data-list="rules">
          {rules.map((rule, place) => (
            <li key={rule.id} {...order.item(rule.id)} className={styles.rule} data-off={rule.enabled ? undefined : ''}>
              <button
                type="button"
                {...order.handle(rule.id)}
                className={styles.grip}
                aria-label={say('admin.rules.grip', { place: place + 1, name: nameOf(rule) })}
                data-tip={`Alt+↑ Alt+↓`}
              >
                {place + 1}
              </button>
              <button
                type="button"
                className={styles.open}
                aria-current={rule.id === opened ? 'true' : undefined}
                onClick={() => onOpen(rule.id)}
              >
                <b className="cut">{nameOf(rule)}</b>
                <span>{sentenceOf(rule, say, names)}</span>
                {!rule.enabled && <span>{say('admin.rules.off')}</span>}
              </button>
              <span className={styles.count}>{rule.enabled ? (tookOf(rule.id) ?? '') : '—'}</span>
            </li>
          ))}
        </ol>
        <div className={styles.rule}>
          <span />
          <p className={styles.rest}>
            <b>{say('admin.rules.rest')}</b>
            <span>{say('admin.rules.rest.text')}</span>
          </p>
          <span className={styles.count}>{trial?.rest ?? ''}</span>
        </div>
      </div>
      {children}
      <p className={styles.keys}>
        <Kbd>Alt</Kbd>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        <span>{say('admin.rules.keys')}</span>
      </p>
      <p role="status">
        <VisuallyHidden>{said}</VisuallyHidden>
      </p>
    </section>
  )
}
