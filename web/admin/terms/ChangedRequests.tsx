import type { CheckAnswer } from '../../../src/contract/terms/terms.ts'
import type { Formats } from '../../../src/texts/format.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { writeMinutes } from '../levels/minutes.ts'
import styles from './WhatChanges.module.css'

type Item = CheckAnswer['items'][number]

interface ChangedRequestsProps {
  readonly check: CheckAnswer
  readonly items: readonly Item[]
  readonly keepLate: boolean
  readonly onMore: (() => void) | undefined
}

const GROUPS = ['late_at_once', 'earlier', 'later'] as const

/** Open requests whose promise would move, each with what it was and what it would be. */
export function ChangedRequests({ check, items, keepLate, onMore }: ChangedRequestsProps) {
  const say = useSay()
  const formats = useFormats()
  if (items.length === 0) {
    const hidden = check.unseen > 0 ? say('admin.check.unseen', { count: formats.number(check.unseen) }) : ''
    return <p className={styles.more}>{hidden || say('admin.check.nothing')}</p>
  }
  const count = { late_at_once: check.late, earlier: check.earlier, later: check.later }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">{say('admin.check.subject')}</th>
            <th scope="col">{say('admin.check.venue')}</th>
            <th scope="col">{say('admin.check.was')}</th>
            <th scope="col">{say('admin.check.is')}</th>
            <th scope="col">{say('admin.check.shift')}</th>
          </tr>
        </thead>
        {GROUPS.map((group) => {
          const own = items.filter(({ outcome }) => outcome === group)
          if (own.length === 0) return null
          const isKept = group === 'late_at_once' && keepLate
          return (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={6}>
                  {say(isKept ? 'admin.check.group.kept' : `admin.check.group.${group}`)}{' '}
                  <span className="muted">{formats.number(count[group])}</span>
                </th>
              </tr>
              {own.map((item) => (
                <Row key={item.number} item={item} isKept={isKept} at={check.at} />
              ))}
            </tbody>
          )
        })}
      </table>
      {(onMore || check.unseen > 0) && (
        <div className={styles.more}>
          {onMore && <Button onClick={onMore}>{say('admin.check.more')}</Button>}
          {check.unseen > 0 && <p>{say('admin.check.unseen', { count: formats.number(check.unseen) })}</p>}
        </div>
      )}
    </>
  )
}

function Row({ item, isKept, at }: { readonly item: Item; readonly isKept: boolean; readonly at: string }) {
  const say = useSay()
  const formats = useFormats()
  const { number, subject, venue, was, is, shiftMs, priority, outcome } = item
  const moment = (when: string | null) => (when === null ? say('admin.check.no-time') : formats.moment(when, at))
  const byPriority = priority.from !== priority.to
  return (
    <tr>
      <td>
        <a className="link" href={paths.deskRequest(number)}>
          {number}
        </a>
      </td>
      <td className={styles.subject}>
        <span className="cut">{subject}</span>
      </td>
      <td className={styles.venue}>
        <span className="cut">{venue}</span>
      </td>
      <td className={styles.was}>{moment(was)}</td>
      <td
        className={styles.is}
        data-late={outcome === 'late_at_once' ? '' : undefined}
        data-kept={isKept ? '' : undefined}
      >
        {moment(is)}
      </td>
      <td>
        {isKept || shiftMs === null ? '—' : shiftOf(shiftMs, formats)}
        {byPriority && (
          <span className="muted"> {say('admin.check.priority', { from: priority.from, to: priority.to })}</span>
        )}
      </td>
    </tr>
  )
}

/** «−4 ч», «+30 м»: service time, which is never told in days. */
function shiftOf(ms: number, formats: Formats): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  return minutes === 0 ? '0' : `${ms < 0 ? '−' : '+'}${writeMinutes(minutes, formats)}`
}
