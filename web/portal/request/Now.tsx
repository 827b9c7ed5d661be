import {
  IconAlertOctagon,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconCornerUpLeft,
  IconExternalLink,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isOpen } from '../../../src/domain/ground/status.ts'
import type { SentenceCode, StatusSentence } from '../../../src/domain/request/status-sentence.ts'
import { useNow } from '../../clock.ts'
import { useSay } from '../../language.ts'
import { useSentence } from '../../request/Sentence.tsx'
import { Icon, type IconShape } from '../../ui/Icon.tsx'
import { sentenceOf } from '../sentence-of.ts'
import { Actions } from './Actions.tsx'
import styles from './Now.module.css'
import { Steps } from './Steps.tsx'
import { useWhatNow } from './what-now.ts'

/** The status as the largest text of the page, and what follows from it. */
export function Now({ request }: { readonly request: RequestDetails }) {
  const sentence = sentenceOf(request, useNow())
  const words = useSentence(sentence)
  const more = useWhatNow(request, sentence)
  const say = useSay()
  return (
    <section className={styles.now}>
      <div aria-live="polite">
        <p className={styles.sentence} data-tone={sentence.tone} data-sentence="">
          <Icon of={shapeOf(sentence)} size={24} />
          <span>{words}</span>
        </p>
        {request.stopOfTrade && isOpen(request.status) && <p className={styles.stop}>{say('portal.stop')}</p>}
        {more && <p className={styles.more}>{more}</p>}
      </div>
      <Steps request={request} sentence={sentence} />
      <Actions request={request} place="card" />
    </section>
  )
}

function shapeOf({ code, tone }: StatusSentence): IconShape {
  return tone === 'late' ? IconAlertOctagon : (SHAPES[code] ?? IconClock)
}

const SHAPES: { readonly [Code in SentenceCode]?: IconShape } = {
  we_wait_for_you: IconCornerUpLeft,
  deferred: IconPlayerPause,
  deferred_until: IconPlayerPause,
  external: IconExternalLink,
  resolved_rate: IconCircleCheck,
  resolved: IconCircleCheck,
  closed: IconCheck,
  cancelled: IconX,
}
