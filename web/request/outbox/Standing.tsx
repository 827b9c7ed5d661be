import { IconAlertTriangle, IconClock, IconCloudUp } from '@tabler/icons-react'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { useOnline } from '../../online.ts'
import type { Entry } from '../../outbox/entry.ts'
import { bytesLeft, isVolatile } from '../../outbox/place.ts'
import { useOutbox } from '../../outbox/use-outbox.ts'
import { textOfProblem } from '../../problem.ts'
import { Meter } from '../../ui/FileRow.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './OutboxList.module.css'
import { problemIn } from './problem-in.ts'

/** What becomes of it: since when it waits, how far it came, or why it was refused. */
export function Standing({ entry }: { readonly entry: Entry }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { sending, wantsSignIn, entries } = useOutbox()
  const isOnline = useOnline()
  const { state, refused, kind, group, id, files, madeAt } = entry
  if (state === 'refused' && refused) {
    return (
      <p className={styles.refused}>
        <Icon of={IconAlertTriangle} />
        {say(textOfProblem(problemIn(refused)))}
      </p>
    )
  }
  const left = bytesLeft(entry)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  const percent = size === 0 ? 0 : Math.floor(((size - left) / size) * 100)
  const isOfNew =
    kind !== 'new' && entries.some((one) => one.kind === 'new' && one.group === group && one.state !== 'done')
  const waits = kind === 'new' ? say('outbox.number-later') : say('outbox.since', { at: formats.moment(madeAt, now) })
  const why = wantsSignIn ? say('outbox.sign-in') : isOfNew ? say('outbox.after-new') : waits
  const isSending = sending === id || (isOnline && !wantsSignIn && entry.tries === 0)
  return (
    <>
      <div className={styles.standing}>
        {percent > 0 && left > 0 ? (
          <Meter percent={percent} label={say('outbox.sending')} />
        ) : (
          <Icon of={isSending ? IconCloudUp : IconClock} />
        )}
        <span>
          {percent > 0 && left > 0 ? say('outbox.percent', { percent }) : isSending ? say('outbox.sending') : why}
        </span>
      </div>
      {isVolatile(entry) && <p className={styles.refused}>{say('outbox.volatile')}</p>}
    </>
  )
}
