import { useFormats, useSay } from '../../language.ts'
import styles from './CallLink.module.css'
import { useCallCare, useCurrentCalls } from './use-calls.ts'

/** A number that a press calls: by our exchange where one lets my telephone ring, else by whatever this device calls with. */
export function CallLink({ number }: { readonly number: string }) {
  const say = useSay()
  const formats = useFormats()
  const { canDial } = useCurrentCalls()
  const { dial } = useCallCare()
  const shown = formats.phone(number)
  if (!canDial) return <a href={`tel:${number}`}>{shown}</a>
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={say('desk.call.to', { number: shown })}
      data-tip={say('desk.call.to', { number: shown })}
      onClick={() => void dial(number)}
    >
      {shown}
    </button>
  )
}
