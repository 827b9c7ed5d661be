import type { PushServices } from '../../../src/contract/push/services.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import channel from '../channel/Channel.module.css'
import panes from '../panes/Panes.module.css'
import styles from './App.module.css'
import { AppDot } from './AppDot.tsx'
import { Listeners } from './Listeners.tsx'
import { usePushServices } from './push-services.ts'
import { ServiceForm } from './ServiceForm.tsx'

/** By which push services the app on telephones is told, how they fare, and how many hear. */
export function AppPage() {
  const say = useSay()
  const title = say('admin.app')
  useTitle(title)
  const { data, error, refetch } = usePushServices()
  return (
    <div className={classes(panes.sheet, data && styles.sheet)}>
      <section className={panes.pane} aria-label={title}>
        <div className={panes.bar}>
          <h1>{title}</h1>
          <span className={channel.standing}>
            <AppDot withWords />
          </span>
        </div>
        {data ? (
          <Services all={data} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
      {data && <Listeners all={data} />}
    </div>
  )
}

function Services({ all }: { readonly all: PushServices }) {
  return (
    <div className={panes.scrolls}>
      {all.services.map((card) => (
        <ServiceForm key={card.service} card={card} />
      ))}
    </div>
  )
}
