import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { DayList } from '../../duty/DayList.tsx'
import { Legend } from '../../duty/Legend.tsx'
import { useAskedWeek, useSpanOfWeek, WeekSteps } from '../../duty/WeekSteps.tsx'
import { type DutyWeek, useDuty } from '../../duty/week.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useIsWide } from '../../ui/use-wide.ts'
import panes from '../panes/Panes.module.css'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { Board } from './Board.tsx'
import styles from './Duty.module.css'
import { type Edited, fillingOf, repeatWeek, useDutyAct } from './duty.ts'
import { Needs } from './Needs.tsx'
import { ShiftForm } from './ShiftForm.tsx'

/** Who is there for which team and when: a week, what lacks in it, and what happens by itself. */
export function DutyPage() {
  const say = useSay()
  useTitle(say('admin.duty'))
  const { asked, ask } = useAskedWeek()
  const { data, error, refetch } = useDuty(asked)
  return (
    <div className={panes.sheet}>
      <section className={panes.pane}>
        {data ? (
          <Week week={data} onWeek={ask} />
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
      <section className={styles.scrolls} tabIndex={0} aria-label={say('duty.board')}>
        {isWide ? (
          <Board week={week} onOpen={setEdited} />
        ) : (
          <DayList
            week={week}
            onShift={(shift) => setEdited({ shift })}
            onGap={(team, gap) => setEdited(fillingOf(team, gap))}
          />
        )}
        {!hasShifts && <EmptyState title={say('admin.duty.empty')}>{say('admin.duty.empty.text')}</EmptyState>}
        <Needs week={week} onChoose={setEdited} />
      </section>
      <Legend>
        <span className={styles.keys}>
          {say('admin.duty.keys')} <Kbd>Shift</Kbd> <Kbd>→</Kbd>
        </span>
      </Legend>
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
  const span = useSpanOfWeek()
  const repeating = useDutyAct(
    async (day: string) => {
      showToast({ text: say('admin.duty.repeat.done', await repeatWeek(day)) })
    },
    () => undefined,
  )
  return (
    <div className={classes(panes.bar, styles.bar)}>
      <h1>{say('admin.duty')}</h1>
      <span className={styles.when}>{span(week)}</span>
      <WeekSteps week={week.week} onWeek={onWeek} />
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
