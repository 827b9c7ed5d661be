import { IconCopy } from '@tabler/icons-react'
import type { Exchange } from '../../../src/contract/phone/exchanges.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toasts.ts'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import { NewAddress } from './NewAddress.tsx'
import styles from './Phone.module.css'

/** What is pasted in the cabinet of the exchange: the address, and bodies where the vendor sends what one writes. */
export function Hook({
  exchange: { id, hook, managedBy, templates, heardAt, connectedSince },
}: {
  readonly exchange: Exchange
}) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (hook === null) {
    return (
      <SettingRow label={say('admin.phone.link')}>
        <p>
          {connectedSince === null
            ? say('admin.phone.asked.not')
            : say('admin.phone.asked', { at: formats.moment(connectedSince, now) })}
        </p>
      </SettingRow>
    )
  }
  return (
    <>
      <SettingRow label={say('admin.phone.hook')} hint={say('admin.phone.hook.hint')}>
        <Copied text={hook} label={say('admin.phone.hook.copy')} />
        <p className="muted">
          {heardAt === null ? say('admin.phone.silent') : say('admin.phone.heard', { at: formats.ago(heardAt, now) })}
        </p>
        {managedBy === 'screen' && <NewAddress exchange={id} />}
        {!hook.startsWith('https://') && <p className={channel.lacks}>{say('admin.bot.webhook.insecure')}</p>}
      </SettingRow>
      {templates.length > 0 && (
        <SettingRow label={say('admin.phone.templates')} hint={say('admin.phone.templates.hint')}>
          {templates.map(({ event, body }) => (
            <details key={event} className={styles.whole}>
              <summary className="link">{event}</summary>
              <Copied text={body} label={say('admin.phone.template.copy', { event })} />
            </details>
          ))}
        </SettingRow>
      )}
    </>
  )
}

export function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useSay()
  const copy = () => {
    navigator.clipboard.writeText(text).catch(() => undefined)
    showToast({ text: say('admin.phone.copied') })
  }
  return (
    <div className={styles.copied}>
      <pre className={styles.code}>{text}</pre>
      <IconButton icon={IconCopy} size={16} label={label} onClick={copy} />
    </div>
  )
}
