import { useLocation, useRouter } from '@tanstack/react-router'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { BesideViews } from '../queue/BesideViews.tsx'
import { CallbackList } from './CallbackList.tsx'
import styles from './CallsPage.module.css'
import { DoNotDisturb } from './DoNotDisturb.tsx'
import { Journal } from './Journal.tsx'
import { useCallbacks } from './use-calls.ts'

const TABS = ['callbacks', 'journal'] as const

/** Whom to call back, and what calls there were. The address holds what is shown. */
export function CallsPage() {
  const say = useSay()
  const { history } = useRouter()
  const { searchStr } = useLocation()
  const tab = TABS.find((one) => one === new URLSearchParams(searchStr).get('tab')) ?? 'callbacks'
  const { data } = useCallbacks()
  const open = data?.callbacks.filter(({ doneAt }) => doneAt === null).length ?? 0
  useTitle(say('desk.calls'))
  return (
    <BesideViews>
      <section className={styles.page} aria-label={say('desk.calls')}>
        <div className={styles.title}>
          <h1>{say('desk.calls')}</h1>
          <span className="phone-only">
            <DoNotDisturb />
          </span>
        </div>
        <div className={styles.tabs}>
          <Tabs
            label={say('desk.calls')}
            value={tab}
            onChange={(next) => history.push(`${paths.deskCalls}?tab=${next}`)}
            tabs={TABS.map((value) => ({
              value,
              label: say(`desk.calls.${value}`),
              ...(value === 'callbacks' && open > 0 && { count: open }),
            }))}
          />
        </div>
        {tab === 'callbacks' ? <CallbackList /> : <Journal />}
      </section>
    </BesideViews>
  )
}
