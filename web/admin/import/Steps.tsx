import { IconCheck } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Import.module.css'

const STEPS = ['file', 'columns', 'load'] as const
export type Step = (typeof STEPS)[number]

/** Where an import is on its way. */
export function Steps({ at }: { readonly at: Step }) {
  const say = useSay()
  const here = STEPS.indexOf(at)
  return (
    <ol className={styles.steps} aria-label={say('admin.import.steps')}>
      {STEPS.map((step, place) => (
        <li key={step} data-done={place < here || undefined} aria-current={place === here ? 'step' : undefined}>
          <span>{place < here ? <Icon of={IconCheck} size={12} /> : place + 1}</span>
          {say(`admin.import.step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
