import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './Escalation.module.css'
import { type Chosen, type Metric, type Step, useExample } from './escalation.ts'

interface StepListProps {
  readonly steps: readonly Step[]
  readonly chosen: Chosen
  readonly metric: Metric
  readonly onEdit: (place: number) => void
  readonly onRemove: (place: number) => void
}

/** The steps of one time on their line, each with the moment that it would have in the example. */
export function StepList({ steps, chosen, metric, onEdit, onRemove }: StepListProps) {
  const say = useSay()
  const formats = useFormats()
  const { data } = useExample(
    chosen,
    steps.map(({ percent }) => percent),
  )
  if (steps.length === 0) {
    return <EmptyState title={say('admin.escalation.none')}>{say('admin.escalation.none.text')}</EmptyState>
  }
  const momentOf = (percent: number) => {
    const at = data?.[metric]?.moments.find((one) => one.percent === percent)?.at
    if (!at || !data.filedAt) return ''
    return formats.isToday(at, data.filedAt) ? formats.time(at) : `${formats.weekday(at)}, ${formats.time(at)}`
  }
  return (
    <ol className={styles.steps}>
      {steps.map((step, place) => {
        const name = say('admin.escalation.step', { percent: step.percent, to: say(`admin.escalation.to.${step.to}`) })
        return (
          <li key={`${step.percent}-${step.to}`} className={styles.step} data-tone={toneOf(step.percent)}>
            <span className={styles.share}>
              <b>{step.percent} %</b>
              <span className={styles.quiet}>{momentOf(step.percent)}</span>
            </span>
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.whom}>
              {say(`admin.escalation.to.${step.to}`)}
              <span className={styles.quiet}>
                {say(`admin.escalation.does.${step.does}`)}
                {step.words !== '' && `: ${step.words}`}
              </span>
            </span>
            <span className={styles.asks}>{step.asks && say('admin.escalation.asks.short')}</span>
            <span className={styles.acts}>
              <IconButton
                icon={IconPencil}
                size={16}
                label={say('admin.escalation.edit.of', { step: name })}
                onClick={() => onEdit(place)}
              />
              <IconButton
                icon={IconTrash}
                size={16}
                label={say('admin.escalation.remove.of', { step: name })}
                onClick={() => onRemove(place)}
              />
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function toneOf(percent: number): 'calm' | 'soon' | 'late' {
  if (percent >= 100) return 'late'
  return percent > 60 ? 'soon' : 'calm'
}
