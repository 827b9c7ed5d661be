import type { CallRow } from '../../../src/contract/phone/calls.ts'
import { useSay } from '../../language.ts'
import styles from './CallLink.module.css'
import { Recording } from './Recording.tsx'
import { useCallsOf } from './use-journal.ts'
import { useTalkLength } from './use-talk-length.ts'

interface CallToldProps {
  readonly request: number
  readonly call: number
}

/** After the words of a call in the history: who spoke, for how long, how it came out, and its recording. */
export function CallTold({ request, call }: CallToldProps) {
  const { data } = useCallsOf(request, true)
  const row = data?.items.find(({ id }) => id === call)
  if (!row) return null
  return (
    <span className={styles.told}>
      <Details row={row} />
      {row.hasRecording && <Recording call={row.id} />}
    </span>
  )
}

function Details({ row: { result, talkSeconds, specialist, person } }: { readonly row: CallRow }) {
  const say = useSay()
  const length = useTalkLength()
  const parts = [
    person?.name,
    (result === null ? say('desk.calls.result.on') : say(`desk.calls.result.${result}`)).toLocaleLowerCase(),
    talkSeconds > 0 && length(talkSeconds),
    specialist?.name,
  ]
  return <> · {parts.filter(Boolean).join(', ')}</>
}
