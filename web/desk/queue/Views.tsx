import { IconHash, IconStack2 } from '@tabler/icons-react'
import { DESK_VIEWS } from '../../../src/domain/request/views.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { classes } from '../../ui/classes.ts'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useQueueAddress } from './queue-address.ts'
import { useViews } from './use-views.ts'
import styles from './Views.module.css'
import { VIEWS } from './view-names.ts'

/** Standard views, then one's teams, each with what is in it now. */
export function Views() {
  const say = useSay()
  const { teams } = useMe()
  const { view, team } = useQueueAddress()
  const { data } = useViews()
  return (
    <nav className={classes(styles.views, 'on-screen')} aria-label={say('desk.views')}>
      <ul>
        {DESK_VIEWS.map((name) => (
          <ViewLink
            key={name}
            icon={VIEWS[name].icon}
            href={paths.deskView(name)}
            label={say(`desk.view.${name}`)}
            current={name === view && team === null}
            waits={VIEWS[name].waits}
            burns={name === 'burning'}
            {...data?.views.find((one) => one.name === name)}
          />
        ))}
        <ViewLink
          icon={IconStack2}
          href={paths.deskView('all')}
          label={say('desk.view.all')}
          current={view === 'all'}
        />
      </ul>
      {teams.length > 0 && (
        <>
          <h2 className={styles.title}>{say('desk.views.teams')}</h2>
          <ul>
            {teams.map(({ id, name }) => (
              <ViewLink
                key={id}
                icon={IconHash}
                href={`${paths.deskView('open')}?team=${id}`}
                label={name}
                current={view === 'open' && team === id}
                {...data?.teams.find((one) => one.id === id)}
              />
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}

interface ViewLinkProps {
  readonly icon: IconShape
  readonly href: string
  readonly label: string
  readonly current: boolean
  /** What waits for others is told more quietly. */
  readonly waits?: boolean
  /** Its count turns red with the first broken promise. */
  readonly burns?: boolean
  readonly count?: number
  readonly late?: number
}

function ViewLink({ icon, href, label, current, waits = false, burns = false, count, late = 0 }: ViewLinkProps) {
  const say = useSay()
  const formats = useFormats()
  const lateWords = late > 0 ? say('desk.view.late', { late }) : undefined
  return (
    <li>
      <a
        className={styles.view}
        href={href}
        aria-current={current ? 'page' : undefined}
        data-waits={waits || undefined}
        data-tip={lateWords}
        data-tip-side="right"
      >
        <Icon of={icon} className={styles.icon} />
        <span className="cut">{label}</span>
        {count !== undefined && (
          <span className={styles.count} data-late={(burns && late > 0) || undefined}>
            {formats.number(count)}
          </span>
        )}
        {lateWords && <VisuallyHidden>, {lateWords}</VisuallyHidden>}
      </a>
    </li>
  )
}
