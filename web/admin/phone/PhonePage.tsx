import type { Exchange, Exchanges } from '../../../src/contract/phone/exchanges.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import { StateDot } from '../../ui/StateDot.tsx'
import channel from '../channel/Channel.module.css'
import { useAddressQuery } from '../customers/use-query.ts'
import panes from '../panes/Panes.module.css'
import { ExchangeForm } from './ExchangeForm.tsx'
import { ExchangeNow } from './ExchangeNow.tsx'
import { standingOf, useExchanges } from './exchanges.ts'
import styles from './Phone.module.css'
import { PhoneDot, SHOWN } from './PhoneDot.tsx'
import { PhoneRulesForm } from './PhoneRulesForm.tsx'
import { Served } from './Served.tsx'

/** Exchanges, usually one: how each is reached, whose telephones ring, whom we serve by phone, and what it sent last. */
export function PhonePage() {
  const say = useSay()
  const title = say('admin.phone')
  useTitle(title)
  const { data, error, refetch } = useExchanges()
  const asked = useAddressQuery().get('pbx')
  const all = data?.exchanges ?? []
  const exchange = asked === 'new' ? null : (all.find(({ id }) => String(id) === asked) ?? all[0] ?? null)
  return (
    <div className={classes(panes.sheet, exchange && styles.page)}>
      <section className={panes.pane} aria-label={title}>
        <div className={panes.bar}>
          <h1>{title}</h1>
          <span className={channel.standing}>
            <PhoneDot withWords />
          </span>
        </div>
        {data ? (
          <div className={panes.scrolls}>
            {all.length > 0 && <Others all={all} exchange={exchange} />}
            <Inside key={exchange?.id ?? 'new'} all={data} exchange={exchange} />
          </div>
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
      {exchange && <ExchangeNow key={exchange.id} exchange={exchange} />}
    </div>
  )
}

interface OthersProps {
  readonly all: readonly Exchange[]
  /** Null: a new one is being added. */
  readonly exchange: Exchange | null
}

function Others({ all, exchange }: OthersProps) {
  const say = useSay()
  return (
    <nav className={channel.others} aria-label={say('admin.phone.all')}>
      {all.length > 1 &&
        all.map((one) => (
          <a
            key={one.id}
            className={channel.other}
            href={`${paths.adminPhone}?pbx=${one.id}`}
            aria-current={one.id === exchange?.id ? 'page' : undefined}
          >
            <StateDot state={SHOWN[standingOf(one)]} words={null} />
            <span className="cut">{one.title}</span>
          </a>
        ))}
      <a
        className={channel.other}
        href={`${paths.adminPhone}?pbx=new`}
        aria-current={exchange === null ? 'page' : undefined}
      >
        {say('admin.phone.add')}
      </a>
    </nav>
  )
}

function Inside({ all, exchange }: { readonly all: Exchanges; readonly exchange: Exchange | null }) {
  const say = useSay()
  const query = useAddressQuery()
  return (
    <>
      {exchange === null && (
        <div className={channel.empty}>
          <h2>{say(all.exchanges.length === 0 ? 'admin.phone.none' : 'admin.phone.new')}</h2>
          <p className="muted">{say('admin.phone.none.text')}</p>
        </div>
      )}
      {exchange?.trouble && exchange.enabled && (
        <div className={channel.trouble} role="status">
          <strong>{say(`admin.phone.trouble.${exchange.trouble}`, { title: exchange.title })}</strong>
          <p>{say(`admin.phone.trouble.${exchange.trouble}.do`)}</p>
          {exchange.error && <p className={channel.small}>{exchange.error}</p>}
        </div>
      )}
      <ExchangeForm exchange={exchange} kinds={all.kinds} onMade={(id) => query.put({ pbx: String(id) })} />
      <Served all={all} />
      <PhoneRulesForm rules={all.rules} />
    </>
  )
}
