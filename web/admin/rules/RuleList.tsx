import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { movedTo } from '../../ui/moved.ts'
import { useReorder } from '../../ui/use-reorder.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Rules.module.css'

/** What any list of sentences needs to know of each. */
interface Listed {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
}

interface RuleListProps<One extends Listed> {
  readonly title: string
  /** How they follow on each other, and what the numbers beside them are. */
  readonly lead: string
  readonly counted: string
  readonly rules: readonly One[]
  readonly opened: string | null
  readonly sentenceOf: (rule: One) => string
  readonly countOf: (id: string) => number | undefined
  readonly onOpen: (id: string) => void
  readonly onAdd: () => void
  readonly onChange: (rules: readonly One[]) => void
  /** What stands after the last of them. */
  readonly rest?: ReactNode
  /** What holds for all of them. */
  readonly children?: ReactNode
}

/** Rules as sentences, in the order in which they are asked. */
export function RuleList<One extends Listed>(props: RuleListProps<One>) {
  const { title, lead, counted, rules, opened, sentenceOf, countOf, onOpen, onAdd, onChange, rest, children } = props
  const say = useSay()
  const [said, setSaid] = useState('')
  const move = (id: string, to: number) => {
    const from = rules.findIndex((rule) => rule.id === id)
    const place = Math.max(0, Math.min(to, rules.length - 1))
    if (from < 0 || from === place) return
    onChange(movedTo(rules, from, place))
    setSaid(say('admin.rules.moved', { name: nameOf(rules[from]), place: place + 1, count: rules.length }))
  }
  const nameOf = (rule: One | undefined) => rule?.name || say('admin.rules.unnamed')
  const placeOf = (id: string) => rules.findIndex((rule) => rule.id === id)
  const order = useReorder({
    onMove: (id, { index }) => move(id, index),
    onStep: (id, by) => move(id, placeOf(id) + by),
  })
  return (
    <section className={styles.list}>
      <div className={styles.bar}>
        <h1>{title}</h1>
        <span className={styles.number}>{rules.length}</span>
        <span className="grow" />
        <Button icon={IconPlus} onClick={onAdd}>
          {say('admin.rules.new')}
        </Button>
      </div>
      <div className={styles.sub}>
        <span className="grow">{lead}</span>
        <span>{counted}</span>
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
                <span>{sentenceOf(rule)}</span>
                {!rule.enabled && <span>{say('admin.rules.off')}</span>}
              </button>
              <span className={styles.count}>{rule.enabled ? (countOf(rule.id) ?? '') : '—'}</span>
            </li>
          ))}
        </ol>
        {rest}
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
