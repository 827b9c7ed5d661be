import { IconCheck, IconPlayerPauseFilled } from '@tabler/icons-react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { isCancelled } from '../../../src/domain/ground/status.ts'
import type { StatusSentence } from '../../../src/domain/request/status-sentence.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Steps.module.css'

interface StepsProps {
  readonly request: RequestDetails
  readonly sentence: StatusSentence
}

type State = 'done' | 'here' | 'paused' | 'ahead'

/** Принята → В работе → Выполнена; a pause is drawn in the node. */
export function Steps({ request, sentence }: StepsProps) {
  const say = useSay()
  const steps = useSteps(request, sentence)
  return (
    <ol className={styles.steps} aria-label={say('portal.steps')}>
      {steps.map(({ name, state, note }) => (
        <li key={name} className={styles.step} data-state={state} aria-current={isHere(state) ? 'step' : undefined}>
          <span className={styles.node}>
            {state === 'done' && <Icon of={IconCheck} size={14} />}
            {state === 'paused' && <Icon of={IconPlayerPauseFilled} size={12} />}
          </span>
          <span className={styles.name}>{say(`portal.step.${name}`)}</span>
          <VisuallyHidden>{say(`portal.step.is.${state}`)}</VisuallyHidden>
          {note && <span className={styles.note}>{note}</span>}
        </li>
      ))}
    </ol>
  )
}

function isHere(state: State): boolean {
  return state === 'here' || state === 'paused'
}

interface Step {
  readonly name: 'accepted' | 'work' | 'done'
  readonly state: State
  readonly note: string | null
}

function useSteps(request: RequestDetails, { step, paused }: StatusSentence): readonly Step[] {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const at = (when: string | null) => when && formats.moment(when, now)
  const by = (when: string | null) => when && say('portal.step.by', { at: formats.moment(when, now) })
  const { reactedAt, reactionDueAt, resolutionDueAt, resolvedAt, statusSince, endsAt, status } = request

  const begun = request.events.find(({ data }) => data.move === 'start')?.at ?? reactedAt
  const working: State = step >= 2 ? 'done' : step === 0 ? 'ahead' : paused ? 'paused' : 'here'
  const pausedSince = paused ? say('portal.step.paused', { at: formats.moment(statusSince, now) }) : null
  return [
    { name: 'accepted', state: step === 0 ? 'here' : 'done', note: at(request.registeredAt) },
    {
      name: 'work',
      state: working,
      note: pausedSince ?? (step === 0 ? by(reactedAt ? null : reactionDueAt) : at(begun)),
    },
    {
      name: 'done',
      state: step >= 2 && !isCancelled(status) ? 'done' : 'ahead',
      note: step >= 2 ? at(resolvedAt ?? endsAt) : paused ? null : by(resolutionDueAt),
    },
  ]
}
