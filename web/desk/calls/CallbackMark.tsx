import { IconPhoneCall } from '@tabler/icons-react'
import type { CallCard } from '../../../src/contract/phone/calls.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './CallDock.module.css'

/** He called in vain and was to be called back: the first thing to beg pardon for. */
export function CallbackMark({ callback }: Pick<CallCard, 'callback'>) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (!callback) return null
  return (
    <p className={styles.mark}>
      <Icon of={IconPhoneCall} size={14} />
      {callback.dueAt === null
        ? say('desk.call.callback.undated', { count: callback.calls })
        : say('desk.call.callback', { at: formats.moment(callback.dueAt, now), count: callback.calls })}
    </p>
  )
}
