import { IconRefresh } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNowBySecond } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useServices } from '../catalogue/services.ts'
import { letterDecisions, mailDecisions, useParkedLetters } from '../mail/mail-care.ts'
import { useMailboxes } from '../mail/mailboxes.ts'
import { botDecisions, useBots } from '../messenger/bots.ts'
import panes from '../panes/Panes.module.css'
import { useStaff } from '../people/staff.ts'
import { phoneDecisions, useExchanges } from '../phone/exchanges.ts'
import { appDecisions, usePushServices } from '../push/push-services.ts'
import { smsDecisions, useSms } from '../sms/sms.ts'
import { Channels } from './Channels.tsx'
import { Decisions } from './Decisions.tsx'
import { serviceDecisions, staffDecisions } from './decisions.ts'
import styles from './Home.module.css'
import { LastChanges } from './LastChanges.tsx'
import { useOverview } from './overview.ts'
import { Queues } from './Queues.tsx'
import { SetupList } from './SetupList.tsx'

/** What needs a decision, how ways and queues fare, what is left to set up and what was changed last. */
export function AdminHomePage() {
  useTitle(useSay()('admin.home'))
  return useMe().abilities.administer ? <Whole /> : <OfCatalogue />
}

function Whole() {
  const say = useSay()
  const queries = useQueryClient()
  const { data, error, refetch } = useOverview()
  const decisions = useDecisions()
  return (
    <div className={classes(panes.sheet, styles.home)}>
      <section className={panes.pane}>
        <div className={panes.bar}>
          <h1>{say('admin.home')}</h1>
          {data && <Checked at={data.at} />}
          <span className="grow" />
          <Button kind="ghost" icon={IconRefresh} onClick={() => void queries.invalidateQueries()}>
            {say('admin.home.check')}
          </Button>
        </div>
        {data ? (
          <div className={panes.scrolls}>
            <Decisions decisions={decisions} />
            <Channels flows={data.channels} />
            <Queues overview={data} />
          </div>
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
      {data && (
        <aside className={panes.pane} aria-label={say('admin.home.beside')}>
          <div className={panes.scrolls}>
            <SetupList setup={data.setup} />
            <LastChanges />
          </div>
        </aside>
      )}
    </div>
  )
}

/** What a manager of the catalogue decides: he sees nothing else of the desk. */
function OfCatalogue() {
  const say = useSay()
  const services = useServiceDecisions()
  return (
    <div className={panes.sheet}>
      <section className={panes.pane}>
        <div className={panes.bar}>
          <h1>{say('admin.home')}</h1>
        </div>
        <div className={panes.scrolls}>
          <Decisions decisions={services} />
        </div>
      </section>
    </div>
  )
}

function useDecisions() {
  const say = useSay()
  const now = useNowBySecond()
  const { data: mail } = useMailboxes()
  const { data: bots } = useBots()
  const { data: phone } = useExchanges()
  const { data: sms } = useSms()
  const { data: app } = usePushServices()
  const { data: staff = [] } = useStaff()
  const parked = useParkedLetters()
  const services = useServiceDecisions()
  return [
    ...mailDecisions(say, mail?.mailboxes ?? []),
    ...botDecisions(say, bots?.bots ?? []),
    ...phoneDecisions(say, phone?.exchanges ?? []),
    ...(sms ? smsDecisions(say, sms) : []),
    ...appDecisions(say, app?.services ?? []),
    ...letterDecisions(say, parked),
    ...services,
    ...staffDecisions(say, staff, now),
  ]
}

function useServiceDecisions() {
  const say = useSay()
  const inMyLanguage = useInMyLanguage()
  const { data = [] } = useServices()
  return serviceDecisions(say, data, ({ name }) => inMyLanguage(name))
}

function Checked({ at }: { readonly at: string }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNowBySecond()
  return <span className={panes.quiet}>{say('admin.home.checked', { ago: formats.ago(at, now) })}</span>
}
