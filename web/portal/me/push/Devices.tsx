import { useNow } from '../../../clock.ts'
import { useFormats, useSay } from '../../../language.ts'
import { isApp } from '../../../platform/shell.ts'
import { pushSupport } from '../../../push.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from '../MePage.module.css'
import { Sheet } from '../Sheet.tsx'
import { type Device, useDeviceChanges, useDevices } from './device.ts'

/** Notices on this device: asked for by a press alone, and what to do where it cannot be. */
export function Devices() {
  const say = useSay()
  const { data } = useDevices()
  const { on, off, test } = useDeviceChanges()
  const devices = data?.devices ?? []
  const support = pushSupport()
  const isDenied = support === 'works' && !isApp() && Notification.permission === 'denied'
  const isOn = devices.some(({ current }) => current)
  return (
    <Sheet title={say('portal.push')} lead={say('portal.push.lead')}>
      {devices.length > 0 && (
        <ul className={styles.lines}>
          {devices.map((device) => (
            <Line
              key={device.id}
              device={device}
              isBusy={off.isPending}
              onOff={() => off.mutate(device)}
              onTest={() => test.mutate(device)}
            />
          ))}
        </ul>
      )}
      {devices.length > 0 && <p className="muted">{say('portal.push.choose')}</p>}
      {support !== 'works' && <p className="muted">{say(`portal.push.${support}`)}</p>}
      {isDenied && !isOn && <p role="status">{say('portal.push.denied')}</p>}
      {data && support === 'works' && !isDenied && !isOn && (
        <div>
          <Button kind="primary" aria-busy={on.isPending || undefined} onClick={() => on.isPending || on.mutate()}>
            {say('portal.push.on')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

interface LineProps {
  readonly device: Device
  readonly isBusy: boolean
  readonly onOff: () => void
  readonly onTest: () => void
}

function Line({ device, isBusy, onOff, onTest }: LineProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { since, current, isRefused } = device
  const name = device.name || say('portal.push.unknown')
  const about = [say('portal.push.since', { at: formats.date(since, now) }), current && say('portal.push.here')]
  return (
    <li>
      <span className={styles.words}>
        {name}
        <small>{about.filter(Boolean).join(' · ')}</small>
        {isRefused && <small data-bad>{say('portal.push.refused')}</small>}
      </span>
      {current && !isRefused && <Button onClick={onTest}>{say('portal.push.try')}</Button>}
      <Button disabled={isBusy} aria-label={say('portal.push.off.of', { name })} onClick={onOff}>
        {say('portal.push.off')}
      </Button>
    </li>
  )
}
