import { IconPhone, IconPhoneOff } from '@tabler/icons-react'
import type { Promised } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './PhoneRule.module.css'

/** The state of the contract before anything is typed: whether his call is taken, by when we answer, and what to say if it is not. */
export function PhoneRule({ promise }: { readonly promise: Promised | undefined }) {
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
            {isClosed && <WayOut />}
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

/** What the caller is told, and where he is sent. */
function WayOut() {
  const say = useSay()
  const address = `${location.origin}${paths.newRequest()}`
  const copy = () => {
    navigator.clipboard.writeText(address).catch(() => undefined)
    showToast({ text: say('desk.new.phone.copied') })
  }
  return (
    <>
      <h3>{say('desk.new.phone.script')}</h3>
      <blockquote>{say('desk.new.phone.script.text', { address })}</blockquote>
      <p>
        <Button onClick={copy}>{say('desk.new.phone.copy')}</Button>
      </p>
      <p className={styles.other}>{say('desk.new.phone.other')}</p>
    </>
  )
}
