import { useMutation } from '@tanstack/react-query'
import type { DealerChange, VenueRecord } from '../../../src/contract/customers/venues.ts'
import { remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Panes.module.css'
import { useRefresh } from './records.ts'

interface ServedProps {
  readonly record: VenueRecord
  /** What is about to be saved. */
  readonly unsaved?: { readonly dealer: string; readonly from: string } | null
}

/** Who served the venue from which day on, the last one first. */
export function Served({ record: { id, dealer, dealerChanges, requests }, unsaved = null }: ServedProps) {
  const say = useSay()
  const day = useDay()
  const past = dealerChanges.filter(({ tookEffectAt }) => tookEffectAt !== null)
  const first = dealerChanges.at(-1)
  const firstDealer = first ? first.previous : dealer
  return (
    <section className={styles.section}>
      <h2>{say('admin.dealer.history')}</h2>
      <ol className={styles.served}>
        {unsaved && (
          <li data-ahead="">
            <strong>{unsaved.dealer}</strong>
            <span className={styles.quiet}>{say('admin.dealer.unsaved', { date: day(unsaved.from) })}</span>
          </li>
        )}
        {dealerChanges.map((change) =>
          change.tookEffectAt === null ? (
            <Ahead key={change.id} venue={id} change={change} />
          ) : (
            <Past key={change.id} change={change} later={past[past.indexOf(change) - 1] ?? null} />
          ),
        )}
        <li data-now={past.length === 0 || undefined}>
          <strong>{firstDealer?.name ?? say('admin.venue.dealer.none')}</strong>
          <span className={styles.quiet}>
            {say('admin.dealer.first')}
            {past.length === 0 && ` · ${say('admin.dealer.requests', { count: requests })}`}
          </span>
        </li>
      </ol>
    </section>
  )
}

function Past({ change, later }: { readonly change: DealerChange; readonly later: DealerChange | null }) {
  const say = useSay()
  const day = useDay()
  const from = day(change.startsOn)
  const when = later
    ? say('admin.dealer.until', { from, until: day(later.startsOn) })
    : say('admin.dealer.since', { date: from })
  return (
    <li data-now={later === null || undefined} title={change.ground}>
      <strong>{change.dealer?.name ?? say('admin.venue.dealer.none')}</strong>
      <span className={styles.quiet}>
        {when} · {say('admin.dealer.requests', { count: change.requests })} · {change.ground}
      </span>
    </li>
  )
}

function Ahead({ venue, change }: { readonly venue: number; readonly change: DealerChange }) {
  const say = useSay()
  const day = useDay()
  const refresh = useRefresh()
  const withdrawing = useMutation({
    mutationFn: () => remove(`/api/venues/${venue}/dealer-changes/${change.id}`),
    onSuccess: () => showToast({ text: say('admin.dealer.withdrawn') }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  return (
    <li data-ahead="">
      <strong>{change.dealer?.name ?? say('admin.venue.dealer.none')}</strong>
      <span className={styles.quiet}>
        {say('admin.dealer.ahead', { date: day(change.startsOn) })} · {change.ground}
      </span>{' '}
      <Button kind="ghost" disabled={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
        {say('admin.dealer.withdraw')}
      </Button>
    </li>
  )
}

/** A day of a wall calendar, whatever the reader's zone. */
export function useDay(): (day: string) => string {
  const formats = useFormats()
  const now = useNow()
  return (day) => formats.date(`${day}T12:00:00Z`, now)
}
