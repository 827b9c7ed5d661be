import { type SyntheticEvent, useState } from 'react'
import type { ArrivedLetterCard } from '../../../src/contract/mail/letter.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { fieldBox } from '../../ui/TextField.tsx'
import { Balance } from './Balance.tsx'
import styles from './Letters.module.css'
import { becauseInWords } from './letter-words.ts'
import { STATES, TABS, type Tab, useLetterPages } from './use-letters.ts'

interface LetterListProps {
  readonly tab: Tab
  readonly words: string
  readonly opened: number | null
  readonly hrefOf: (id: number | null) => string
  readonly onChange: (over: { readonly tab?: Tab; readonly words?: string }) => void
}

export function LetterList({ tab, words, opened, hrefOf, onChange }: LetterListProps) {
  const say = useSay()
  const Title = opened === null ? 'h1' : 'h2'
  const list = useLetterPages(tab, words)
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? []
  const balance = list.data?.pages[0]?.balance ?? []
  const counted = (states: readonly string[]) =>
    balance.reduce(
      (sum, { states: counts }) =>
        sum + Object.entries(counts).reduce((all, [state, count]) => all + (states.includes(state) ? count : 0), 0),
      0,
    )
  return (
    <section className={styles.side} aria-label={say('desk.letters')}>
      <div className={styles.head}>
        <Title>{say('desk.letters')}</Title>
        <Search words={words} onSearch={(next) => onChange({ words: next })} />
      </div>
      <div className={styles.tabs}>
        <Tabs
          label={say('desk.letters')}
          value={tab}
          onChange={(next) => onChange({ tab: next })}
          tabs={TABS.map((value) => ({
            value,
            label: say(`desk.letters.${value}`),
            ...(value === 'waiting' && counted(STATES.waiting) > 0 && { count: counted(STATES.waiting) }),
          }))}
        />
      </div>
      <div className={styles.rows}>
        {list.error ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Loading groups={5} />
        ) : letters.length === 0 ? (
          <EmptyState title={say('desk.letters.none')}>
            {tab === 'waiting' && words === '' && say('desk.letters.none.waiting')}
          </EmptyState>
        ) : (
          <ul>
            {letters.map((letter) => (
              <li key={letter.id}>
                <LetterRow letter={letter} href={hrefOf(letter.id)} isCurrent={letter.id === opened} />
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button onClick={() => void list.fetchNextPage()}>{say('desk.letters.more')}</Button>
          </div>
        )}
      </div>
      <Balance balance={balance} />
    </section>
  )
}

function Search({ words, onSearch }: { readonly words: string; readonly onSearch: (words: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(words)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onSearch(typed.trim())
  }
  return (
    <search className={styles.search}>
      <form onSubmit={submit}>
        <input
          type="search"
          className={fieldBox}
          aria-label={say('desk.letters.find')}
          placeholder={say('desk.letters.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => typed.trim() !== words && onSearch(typed.trim())}
        />
      </form>
    </search>
  )
}

interface LetterRowProps {
  readonly letter: ArrivedLetterCard
  readonly href: string
  readonly isCurrent: boolean
}

function LetterRow({ letter, href, isCurrent }: LetterRowProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { from, subject, state, receivedAt, request, decision, error } = letter
  return (
    <a className={styles.row} href={href} aria-current={isCurrent ? 'true' : undefined}>
      <span className={`${styles.from} cut`}>{from ?? say('desk.letters.no-sender')}</span>
      <time dateTime={receivedAt} data-tip={formats.exact(receivedAt)}>
        {formats.ago(receivedAt, now)}
      </time>
      <span className={`${styles.subject} cut`}>{subject || say('desk.letters.no-subject')}</span>
      <span className={styles.foot}>
        <span className={styles.state} data-state={state}>
          {say(`desk.letters.state.${state}`)}
        </span>
        {request !== null && <span>№{request}</span>}
        <span className="cut">{error ?? becauseInWords(decision?.because, say)}</span>
      </span>
    </a>
  )
}
