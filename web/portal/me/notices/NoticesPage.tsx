import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { useSay } from '../../../language.ts'
import { Matrix } from '../../../notices/Matrix.tsx'
import { kindInWords } from '../../../notices/ways.ts'
import { paths } from '../../../paths.ts'
import { useMe } from '../../../session.ts'
import { useTitle } from '../../../title.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import page from '../../Page.module.css'
import { Devices } from '../push/Devices.tsx'
import { QuietHours } from '../QuietHours.tsx'
import { Sheet } from '../Sheet.tsx'
import { useChoices, useChoosing } from './choices.ts'
import { Muted } from './Muted.tsx'
import styles from './NoticesPage.module.css'
import { Summary } from './Summary.tsx'

/** What one hears by which way, when, and on which devices. Letters lead here from their foot. */
export function NoticesPage() {
  const say = useSay()
  const me = useMe()
  useTitle(say('notices.all'))
  return (
    <div className={classes(page.page, styles.page)}>
      <a href={paths.me}>{say('portal.me.title')}</a>
      <h1>{say('notices.all')}</h1>
      <div className={styles.columns}>
        <What />
        <div className={styles.side}>
          <Summary />
          <QuietHours key={me.id} me={me} />
          <Muted />
          <Devices />
          {me.isStaff && <Repeats />}
        </div>
      </div>
    </div>
  )
}

/** How much the support hears of the same: nothing to choose here. */
function Repeats() {
  const say = useSay()
  return (
    <Sheet title={say('portal.repeats')}>
      <p>{say('portal.repeats.often')}</p>
      <p className="muted">{say('portal.repeats.read')}</p>
    </Sheet>
  )
}

function What() {
  const say = useSay()
  const { data, error, refetch } = useChoices()
  const { turn, asRole } = useChoosing()
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
  const { side, ways, rows, choices } = data
  return (
    <section className={styles.what}>
      <div className={styles.head}>
        <h2>{say('notices.what')}</h2>
        <p className="muted">{say('notices.at-once')}</p>
        {choices.length > 0 && (
          <Button kind="ghost" onClick={() => asRole(data)}>
            {say('notices.as-role')}
          </Button>
        )}
      </div>
      {side === 'customer' && <p className={styles.lead}>{say('notices.where-wrote')}</p>}
      <Matrix
        label={say('notices.what')}
        ways={ways.map(({ way }) => way)}
        dot={say('notices.dot.own')}
        rows={rows.map(({ kind, cells }) => ({
          kind,
          ...kindInWords(say, side, kind),
          cells: cells.map(({ way, wanted, byRole, isLocked }) => {
            const known = ways.find((one) => one.way === way)
            return {
              way,
              isOn: wanted,
              isLocked,
              isImpossible: !known?.kinds.includes(kind),
              isAsleep: known?.isReady === false,
              isOther: wanted !== byRole,
            }
          }),
        }))}
        onTurn={(kind, way, isOn) => turn(data, { kind, way }, isOn)}
      />
      {ways.some(({ isReady }) => !isReady) && <p className={styles.asleep}>{say('notices.asleep')}</p>}
    </section>
  )
}
