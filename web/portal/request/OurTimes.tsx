import type { PromisedTime, RequestDetails } from '../../../src/contract/request/request.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import styles from './Facts.module.css'

/** What we promised, and how it stands: «Ответить до 14:30 — ответили в 14:12». */
export function OurTimes({ request }: { readonly request: RequestDetails }) {
  const say = useSay()
  const { reaction, resolution } = request
  if (reaction.targetSeconds === null && resolution.targetSeconds === null) return <>{say('portal.times.none')}</>
  return (
    <>
      <OneTime time={reaction} metric="reply" since={request.statusSince} />
      <OneTime time={resolution} metric="solve" since={request.statusSince} />
    </>
  )
}

interface OneTimeProps {
  readonly time: PromisedTime
  readonly metric: 'reply' | 'solve'
  readonly since: string
}

function OneTime({ time, metric, since }: OneTimeProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  if (time.targetSeconds === null) return null
  const length = formats.duration(time.targetSeconds * 1000)
  const promised = time.dueAt
    ? say(`portal.times.${metric}.by`, { at: formats.moment(time.dueAt, now) })
    : say(`portal.times.${metric}.within`, { length })
  const fact = factOf()
  return (
    <span className={styles.time}>
      {promised} {fact && <small>— {fact}</small>}
    </span>
  )

  function factOf(): string | null {
    if (time.metAt) return say(`portal.times.${metric}.met`, { at: formats.moment(time.metAt, now) })
    if (time.state === 'paused') return say('portal.times.paused', { at: formats.moment(since, now) })
    return time.state === 'late' ? say('portal.times.late') : null
  }
}
