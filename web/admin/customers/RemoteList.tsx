import type { ReactNode } from 'react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import listStyles from '../list/AdminList.module.css'
import styles from './RemoteList.module.css'
import { useAddressQuery } from './use-query.ts'

interface RemoteListProps<Item extends { readonly id: number }> {
  readonly title: string
  readonly action?: ReactNode
  readonly found: {
    readonly items: readonly Item[] | undefined
    readonly error: unknown
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  /** A filter in the address: its name, and what can stand there. */
  readonly filter?: {
    readonly name: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }
  readonly hrefOf: (item: Item) => string
  readonly children: (item: Item) => ReactNode
  readonly empty: { readonly title: string; readonly text: string }
}

/** A list of very many, asked for by words and page by page. Words and filter stand in the address. */
export function RemoteList<Item extends { readonly id: number }>(props: RemoteListProps<Item>) {
  const { title, action, found, filter, hrefOf, children, empty } = props
  const say = useSay()
  const { get, put } = useAddressQuery()
  const words = get('q') ?? ''
  const state = filter && get(filter.name)
  const isAsked = words.trim() !== '' || Boolean(state)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        {action}
      </div>
      <div className={listStyles.bar}>
        <search className={listStyles.search}>
          <input
            type="search"
            className={fieldBox}
            aria-label={say('admin.list.find', { list: title })}
            placeholder={say('admin.records.find')}
            value={words}
            onChange={(event) => put({ q: event.target.value })}
          />
        </search>
        {filter && (
          <div className={listStyles.states}>
            {filter.options.map(({ value, label }) => (
              <Chip
                key={value}
                on={state === value}
                onPress={() => put({ [filter.name]: state === value ? null : value })}
              >
                {label}
              </Chip>
            ))}
          </div>
        )}
      </div>
      {found.items === undefined ? (
        found.error ? (
          <Failed error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading groups={3} />
        )
      ) : found.items.length === 0 ? (
        isAsked ? (
          <p role="status" className={listStyles.nothing}>
            {say('admin.records.nothing')}
          </p>
        ) : (
          <EmptyState title={empty.title}>{empty.text}</EmptyState>
        )
      ) : (
        <ul className={listStyles.lines} aria-label={title}>
          {found.items.map((item) => (
            <li key={item.id}>
              <a className={listStyles.line} href={hrefOf(item)}>
                {children(item)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div>
          <Button onClick={() => void found.fetchNextPage()}>{say('admin.more')}</Button>
        </div>
      )}
    </div>
  )
}
