import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import styles from './AdminList.module.css'
import { type Sorting, shownItems } from './shown-items.ts'
import { type ListAddress, useListAddress } from './use-list-address.ts'

interface AdminListProps<Item extends { readonly id: number }> extends Sorting<Item> {
  /** Tells it apart from other lists of the page, in the address. */
  readonly name?: string
  readonly label: string
  readonly items: readonly Item[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  readonly states?: readonly { readonly value: string; readonly label: string }[]
  /** The heading under which it stands; those without one come last. */
  readonly groupOf?: (item: Item) => string | null
  /** Where it opens. */
  readonly hrefOf?: (item: Item) => string
  readonly children: (item: Item) => ReactNode
  /** What is done with it on the spot. */
  readonly actionOf?: (item: Item) => ReactNode
  /** What will stand here, and what to do for it. */
  readonly empty: { readonly title: string; readonly text: string; readonly action?: ReactNode }
}

/** A list of administration: search and states in the address, how many there are, arrows from line to line, Enter opens. */
export function AdminList<Item extends { readonly id: number }>(props: AdminListProps<Item>) {
  const { name = '', label, items, error, onRetry, empty } = props
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const [address, change] = useListAddress(name)
  if (!items) return error ? <Failed error={error} onRetry={onRetry} /> : <Loading groups={3} />
  if (items.length === 0) {
    return (
      <EmptyState title={empty.title} action={empty.action}>
        {empty.text}
      </EmptyState>
    )
  }
  const shown = shownItems(items, address, props)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines and the search inside have the focus
    <div ref={place} className={styles.list} onKeyDown={(event) => walk(event, place.current)}>
      <Bar {...props} items={items} shown={shown.length} address={address} change={change} />
      {shown.length === 0 ? (
        <div className={styles.nothing}>
          <p>{say('admin.list.nothing')}</p>
          <Button onClick={() => change({ words: '', state: null })}>{say('admin.list.all')}</Button>
        </div>
      ) : (
        <Groups {...props} label={label} items={shown} />
      )}
    </div>
  )
}

interface BarProps<Item extends { readonly id: number }> extends AdminListProps<Item> {
  readonly items: readonly Item[]
  readonly shown: number
  readonly address: ListAddress
  readonly change: (some: Partial<ListAddress>) => void
}

function Bar<Item extends { readonly id: number }>(props: BarProps<Item>) {
  const { label, items, shown, address, change, states = [], statesOf } = props
  const say = useSay()
  const formats = useFormats()
  const count = (state: string) => items.filter((item) => statesOf?.(item).includes(state)).length
  const chips = states.filter(({ value }) => value === address.state || count(value) > 0)
  return (
    <div className={styles.bar}>
      <search className={styles.search}>
        <input
          type="search"
          className={fieldBox}
          aria-label={say('admin.list.find', { list: label })}
          placeholder={say('admin.list.find.hint')}
          value={address.words}
          onChange={(event) => change({ words: event.target.value })}
        />
      </search>
      {chips.length > 1 && (
        <div className={styles.states}>
          {chips.map(({ value, label: state }) => (
            <Chip
              key={value}
              on={value === address.state}
              onPress={() => change({ state: value === address.state ? null : value })}
            >
              {state} {formats.number(count(value))}
            </Chip>
          ))}
        </div>
      )}
      <p role="status" className={styles.count}>
        {shown === items.length
          ? say('admin.list.count', { count: formats.number(items.length) })
          : say('admin.list.shown', { shown: formats.number(shown), count: formats.number(items.length) })}
      </p>
    </div>
  )
}

function Groups<Item extends { readonly id: number }>(
  props: AdminListProps<Item> & { readonly items: readonly Item[] },
) {
  const { items, groupOf = () => null } = props
  const names = [...new Set(items.map(groupOf))].sort((one, other) => Number(one === null) - Number(other === null))
  return names.map((group) => (
    <Lines key={group} {...props} group={group} items={items.filter((item) => groupOf(item) === group)} />
  ))
}

interface LinesProps<Item extends { readonly id: number }> extends AdminListProps<Item> {
  readonly group: string | null
  readonly items: readonly Item[]
}

function Lines<Item extends { readonly id: number }>(props: LinesProps<Item>) {
  const { label, group, items, hrefOf, children, actionOf } = props
  const id = useId()
  return (
    <section>
      {group !== null && (
        <h2 id={id} className={styles.group}>
          {group}
        </h2>
      )}
      <ul className={styles.lines} {...(group === null ? { 'aria-label': label } : { 'aria-labelledby': id })}>
        {items.map((item) => (
          <li key={item.id}>
            {hrefOf ? (
              <a className={styles.line} href={hrefOf(item)} data-stop="">
                {children(item)}
              </a>
            ) : (
              <div className={styles.line}>{children(item)}</div>
            )}
            {actionOf?.(item)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** From the search down into the lines, from line to line, and up again. */
function walk(event: KeyboardEvent, place: HTMLElement | null) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || !place || event.defaultPrevented) return
  const stops = [...place.querySelectorAll<HTMLElement>('input[type=search], [data-stop], li > button')]
  const focused = document.activeElement
  const here = focused instanceof HTMLElement ? stops.indexOf(focused) : -1
  const next = stops[here + step]
  if (here === -1 || !next) return
  event.preventDefault()
  next.focus()
}
