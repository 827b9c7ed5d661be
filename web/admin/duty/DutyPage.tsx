import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { placeOfZone } from '../../../src/texts/zone-place.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useIsWide } from '../../ui/use-wide.ts'
import panes from '../panes/Panes.module.css'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { Board } from './Board.tsx'
import { DayList } from './DayList.tsx'
import styles from './Duty.module.css'
import { type DutyWeek, type Edited, later, noonOf, repeatWeek, useDuty, useDutyAct } from './duty.ts'
import { Needs } from './Needs.tsx'
import { ShiftForm } from './ShiftForm.tsx'

/** Who is there for which team and when: a week, what lacks in it, and what happens by itself. */
export function DutyPage() {
  const say = useSay()
  useTitle(say('admin.duty'))
  const { pathname, searchStr } = useLocation()
  const { history } = useRouter()
  const asked = new URLSearchParams(searchStr).get('week')
  const setAsked = (day: string | null) => history.replace(day === null ? pathname : `${pathname}?week=${day}`)
  const { data, error, refetch } = useDuty(asked)
  return (
    <div className={panes.sheet}>
      <section className={panes.pane}>
        {data ? (
          <Week week={data} onWeek={setAsked} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
    </div>
  )
}

function Week({ week, onWeek }: { readonly week: DutyWeek; readonly onWeek: (day: string | null) => void }) {
  const say = useSay()
  const isWide = useIsWide()
  const [edited, setEdited] = useState<Edited | null>(null)
  const [isAway, setAway] = useState(false)
  const hasShifts = week.teams.some(({ shifts }) => shifts.length > 0)
  const close = () => setEdited(null)
  return (
    <>
      <Bar
        week={week}
        onWeek={onWeek}
        hasShifts={hasShifts}
        onAdd={() => setEdited({ teamId: null, personId: null, day: week.week })}
        onAway={() => setAway(true)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={styles.scrolls} tabIndex={0} aria-label={say('admin.duty.board')}>
        {isWide ? <Board week={week} onOpen={setEdited} /> : <DayList week={week} onOpen={setEdited} />}
        {!hasShifts && <EmptyState title={say('admin.duty.empty')}>{say('admin.duty.empty.text')}</EmptyState>}
        <Needs week={week} onChoose={setEdited} />
      </section>
      <Legend />
      <Dialog
        opened={edited !== null}
        onClose={close}
        title={say(edited && 'shift' in edited ? 'admin.duty.title.edit' : 'admin.duty.title.new')}
      >
        {edited && <ShiftForm week={week} edited={edited} onClose={close} />}
      </Dialog>
      <AbsenceDialog opened={isAway} onClose={() => setAway(false)} />
    </>
  )
}

interface BarProps {
  readonly week: DutyWeek
  readonly hasShifts: boolean
  readonly onWeek: (day: string | null) => void
  readonly onAdd: () => void
  readonly onAway: () => void
}

function Bar({ week, hasShifts, onWeek, onAdd, onAway }: BarProps) {
  const say = useSay()
  const formats = useFormats()
  const repeating = useDutyAct(
    async (day: string) => {
      showToast({ text: say('admin.duty.repeat.done', await repeatWeek(day)) })
    },
    () => undefined,
  )
  const [from, to] = [week.week, later(week.week, 6)].map((day) => formats.longDate(noonOf(day)))
  const zones = [...new Set(week.teams.map(({ zone }) => placeOfZone(zone, formats.language)))]
  return (
    <div className={classes(panes.bar, styles.bar)}>
      <h1>{say('admin.duty')}</h1>
      <span className={styles.when}>
        {say('admin.duty.week', { from: from ?? '', to: to ?? '' })}
        {zones.length === 1 && `, ${say('admin.duty.zone', { zone: zones[0] ?? '' })}`}
      </span>
      <span className={styles.steps}>
        <IconButton
          icon={IconChevronLeft}
          label={say('admin.duty.previous')}
          onClick={() => onWeek(later(week.week, -7))}
        />
        <IconButton
          icon={IconChevronRight}
          label={say('admin.duty.next')}
          onClick={() => onWeek(later(week.week, 7))}
        />
        <Button kind="ghost" onClick={() => onWeek(null)}>
          {say('admin.duty.today')}
        </Button>
      </span>
      <span className={styles.acts}>
        {hasShifts && (
          <Button kind="ghost" disabled={repeating.isPending} onClick={() => repeating.mutate(week.week)}>
            {say('admin.duty.repeat')}
          </Button>
        )}
        <Button kind="ghost" onClick={onAway}>
          {say('admin.duty.absence')}
        </Button>
        <Button icon={IconPlus} onClick={onAdd}>
          {say('admin.duty.new')}
        </Button>
      </span>
    </div>
  )
}

function Legend() {
  const say = useSay()
  return (
    <div className={styles.legend}>
      {(['duty', 'shift', 'phone'] as const).map((kind) => (
        <span key={kind}>
          <i className={styles.key} data-kind={kind} />
          {say(`admin.duty.kind.${kind}`)}
        </span>
      ))}
      <span>
        <i className={styles.key} data-kind="away" />
        {say('admin.duty.away')}
      </span>
      <span className={styles.keys}>
        {say('admin.duty.keys')} <Kbd>Shift</Kbd> <Kbd>→</Kbd>
      </span>
    </div>
  )
}
