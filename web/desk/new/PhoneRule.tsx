import { IconPhone, IconPhoneOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Promised } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './PhoneRule.module.css'
import type { Caller } from './turned-away.ts'
import { WayOut } from './WayOut.tsx'

interface PhoneRuleProps {
  readonly promise: Promised | undefined
  readonly caller: Caller
  /** How it is taken all the same. */
  readonly exception: ReactNode
}

/** The state of the contract before anything is typed: whether his call is taken, by when we answer, and what to say if it is not. */
export function PhoneRule({ promise, caller, exception }: PhoneRuleProps) {
  const say = useSay()
  const isClosed = promise?.closedWays.includes('phone') ?? false
  return (
    <section
      className={styles.rule}
      aria-label={say('desk.new.terms')}
      aria-live="polite"
      data-closed={isClosed || undefined}
    >
      {promise && (
        <>
          <Icon of={isClosed ? IconPhoneOff : IconPhone} size={20} />
          <div className={styles.words}>
            <h2>{promise.contract.name}</h2>
            <p>{say(isClosed ? 'desk.new.phone.closed' : 'desk.new.phone.open')}</p>
            <p className={styles.times}>
              <Times promise={promise} /> <span>{promise.contract.hours}</span>
            </p>
            {isClosed && (
              <>
                <WayOut caller={caller} />
                {exception}
                <p className={styles.other}>{say('desk.new.phone.other')}</p>
              </>
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Times({ promise: { reactionDueAt, resolutionDueAt } }: { readonly promise: Promised }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const reaction = reactionDueAt && formats.moment(reactionDueAt, now)
  const resolution = resolutionDueAt && formats.moment(resolutionDueAt, now)
  if (reaction && resolution) return <strong>{say('desk.new.promise', { reaction, resolution })}</strong>
  if (reaction) return <strong>{say('desk.new.promise.reaction', { reaction })}</strong>
  if (resolution) return <strong>{say('desk.new.promise.resolution', { resolution })}</strong>
  return <strong>{say('desk.new.promise.none')}</strong>
}
