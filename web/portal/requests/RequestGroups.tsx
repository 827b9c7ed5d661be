import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { RequestPage, RequestRow } from '../../../src/contract/request/request.ts'
import { isDeferred, isOver } from '../../../src/domain/ground/status.ts'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { Button, ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isPersonsTurn } from '../sentence-of.ts'
import { type Filters, listAddress } from './asked.ts'
import { addressOf, isFiltered } from './filters.ts'
import styles from './RequestGroups.module.css'
import { Rows } from './Rows.tsx'

const GROUPS = ['yours', 'work', 'deferred', 'ended'] as const
const FIRST: string | null = null

/** «Ждут вас» first, then what we work on, then what rests, then what is over. */
export function RequestGroups({ filters }: { readonly filters: Filters }) {
  const say = useSay()
  const list = listAddress(filters)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...keys.requests, list],
    queryFn: ({ pageParam, signal }) => get<RequestPage>(`${list}${pageParam ? `&cursor=${pageParam}` : ''}`, signal),
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  if (!data)
    return (
      <div className={styles.first}>
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : <BonesOnSheet />}
      </div>
    )
  const rows = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <Nothing filters={filters} />
  return (
    <>
      {GROUPS.map((group) => (
        <Group key={group} group={group} rows={rows.filter((row) => groupOf(row) === group)} isAll={!hasNextPage} />
      ))}
      {hasNextPage && (
        <div className={styles.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('portal.list.more')}
          </Button>
        </div>
      )}
    </>
  )
}

interface GroupProps {
  readonly group: (typeof GROUPS)[number]
  readonly rows: readonly RequestRow[]
  /** Nothing is left to load, so the count is true. */
  readonly isAll: boolean
}

function Group({ group, rows, isAll }: GroupProps) {
  const say = useSay()
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className={styles.name}>
        {say(`portal.group.${group}`)} {isAll && <span className={styles.count}>{rows.length}</span>}
      </h2>
      <Rows rows={rows} wide />
    </section>
  )
}

function groupOf(row: RequestRow): (typeof GROUPS)[number] {
  if (isPersonsTurn(row)) return 'yours'
  if (isOver(row.status)) return 'ended'
  return isDeferred(row.status) ? 'deferred' : 'work'
}

function BonesOnSheet() {
  return (
    <div className={styles.bones}>
      <Loading groups={5} />
    </div>
  )
}

function Nothing({ filters }: { readonly filters: Filters }) {
  const say = useSay()
  const filtered = isFiltered(filters)
  return (
    <div className={styles.first}>
      <EmptyState
        title={say(filtered ? 'portal.list.nothing' : 'portal.list.none')}
        action={
          filtered ? (
            <a className={buttonClass()} href={addressOf({ ...filters, state: 'open', venue: null, words: '' })}>
              {say('portal.list.reset')}
            </a>
          ) : (
            <a className={buttonClass()} href={paths.newRequest()}>
              <ButtonFace icon={IconPlus}>{say('portal.new-request')}</ButtonFace>
            </a>
          )
        }
      >
        {say(filtered ? 'portal.list.nothing.text' : 'portal.list.none.text')}
      </EmptyState>
    </div>
  )
}
