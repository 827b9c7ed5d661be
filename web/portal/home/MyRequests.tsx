import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { RequestPage, RequestRow } from '../../../src/contract/request/request.ts'
import { isResolved, waitsForCustomer } from '../../../src/domain/ground/status.ts'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { MINE } from '../mine.ts'
import { Rows } from '../requests/Rows.tsx'
import styles from './MyRequests.module.css'

const SHOWN = 8

/** What is open, and what is done and not yet looked at; the person's move first. */
export function MyRequests() {
  const say = useSay()
  const { seesOrganisation } = useMe().abilities
  return (
    <section className={styles.mine}>
      <div className={styles.head}>
        <h2>{say('portal.mine')}</h2>
        <a className={styles.all} href={seesOrganisation ? paths.allRequests : paths.requests}>
          {say(seesOrganisation ? 'portal.mine.organisation' : 'portal.mine.all')}
        </a>
      </div>
      <MyRows />
    </section>
  )
}

/** The person's requests are asked for, and their place is not known as yet. */
export function MyRequestsAhead() {
  useMine()
  return (
    <div className={styles.mine}>
      <BonesOnSheet />
    </div>
  )
}

function MyRows() {
  const { data, error, refetch } = useMine()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <BonesOnSheet />
  const rows = data.items.filter((row) => !isResolved(row.status) || row.rating === null)
  if (rows.length === 0) return <Nothing />
  return <Rows rows={rows.toSorted((a, b) => turnOf(a) - turnOf(b)).slice(0, SHOWN)} />
}

function useMine() {
  return useQuery({
    queryKey: [...keys.requests, 'home'],
    queryFn: ({ signal }) => get<RequestPage>(MINE, signal),
  })
}

/** What waits for an answer stands first; the rest as it last moved. */
function turnOf({ status }: RequestRow): number {
  return waitsForCustomer(status) ? 0 : 1
}

function BonesOnSheet() {
  return (
    <div className={styles.bones}>
      <Loading groups={3} />
    </div>
  )
}

function Nothing() {
  const say = useSay()
  return (
    <EmptyState
      title={say('portal.mine.none')}
      action={
        <a className={buttonClass()} href={paths.newRequest()}>
          <ButtonFace icon={IconPlus}>{say('portal.new-request')}</ButtonFace>
        </a>
      }
    >
      {say('portal.mine.none.text')}
    </EmptyState>
  )
}
