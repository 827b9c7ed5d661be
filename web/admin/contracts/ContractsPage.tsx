import { IconPlus } from '@tabler/icons-react'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button, ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import list from '../list/AdminList.module.css'
import { useListAddress } from '../list/use-list-address.ts'
import people from '../people/People.module.css'
import styles from './Contracts.module.css'
import { daysLeft, STATES, standingOf, useBook } from './contracts.ts'

/** The book of contracts: it comes page by page, what is looked for is found by the server. */
export function ContractsPage() {
  const say = useSay()
  const formats = useFormats()
  const title = say('admin.contracts')
  const [address, change] = useListAddress('')
  const state = STATES.find((one) => one === address.state) ?? 'all'
  const book = useBook(address.words, state)
  useTitle(title)
  const items = book.data?.pages.flatMap((page) => page.items)
  const count = book.data?.pages[0]?.count ?? 0
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
        <div className={people.buttons}>
          <a className={buttonClass()} href={paths.contractTrial}>
            <ButtonFace>{say('admin.trial')}</ButtonFace>
          </a>
          <a className={buttonClass('primary')} href={paths.newContract}>
            <ButtonFace icon={IconPlus}>{say('admin.contracts.new')}</ButtonFace>
          </a>
        </div>
      </div>
      <div className={list.bar}>
        <search className={list.search}>
          <input
            type="search"
            className={fieldBox}
            aria-label={say('admin.list.find', { list: title })}
            placeholder={say('admin.contracts.find')}
            value={address.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </search>
        <div className={list.states}>
          {STATES.map((one) => (
            <Chip key={one} on={one === state} onPress={() => change({ state: one === 'all' ? null : one })}>
              {say(`admin.contracts.state.${one}`)}
            </Chip>
          ))}
        </div>
        <p role="status" className={list.count}>
          {items && say('admin.list.count', { count: formats.number(count) })}
        </p>
      </div>
      {!items &&
        (book.error ? <Failed error={book.error} onRetry={() => void book.refetch()} /> : <Loading groups={3} />)}
      {items?.length === 0 && (
        <EmptyState title={say('admin.contracts.none')}>{say('admin.contracts.none.text')}</EmptyState>
      )}
      <ul className={list.lines} aria-label={title}>
        {items?.map((one) => (
          <li key={one.id}>
            <a className={list.line} href={paths.contract(one.id)}>
              <span className={people.who}>
                <span className="cut">
                  №{one.number}, {one.name}
                </span>
                <span className={people.quiet}>
                  {one.isDefault ? say('admin.contracts.for-all') : (one.customer ?? say('admin.contracts.nobody'))}
                  {one.customers > 1 && ` ${say('admin.contracts.and-more', { count: one.customers - 1 })}`}
                </span>
              </span>
              <span className={people.teams}>
                {one.level} · {one.hours}
              </span>
              <span className={styles.column}>
                <Standing state={one.state} endsOn={one.endsOn} />
              </span>
            </a>
          </li>
        ))}
      </ul>
      {book.hasNextPage && <Button onClick={() => void book.fetchNextPage()}>{say('admin.check.more')}</Button>}
    </div>
  )
}

interface StandingProps {
  readonly state: Parameters<typeof standingOf>[0]['state']
  readonly endsOn: string | null
}

/** How a contract stands, in a word with its colour; one that ends soon says in how many days. */
export function Standing({ state, endsOn }: StandingProps) {
  const say = useSay()
  const today = new Date().toISOString().slice(0, 10)
  const standing = standingOf({ state, endsOn }, today)
  return (
    <span className={styles.standing} data-standing={standing}>
      {standing === 'ending'
        ? say('admin.contracts.left', { count: daysLeft(endsOn, today) ?? 0 })
        : say(`admin.contracts.standing.${standing}`)}
    </span>
  )
}
