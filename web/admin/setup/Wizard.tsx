import { useState } from 'react'
import { post } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import type { Problem } from '../../problem.ts'
import { signInWith } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { EMPTY, lacks, orderOf, PLACES, type Plan, STEPS, type StepName, stepOf, wrongAt } from './plan.ts'
import { StepFields } from './StepFields.tsx'
import styles from './Wizard.module.css'

/** Five short steps; each says what it is for. What was told stays through reloads, but for the password: the last step asks for it again. */
export function Wizard({ setupKey }: { readonly setupKey: string }) {
  const draft = useDraft<Plan>('setup', EMPTY)
  return draft.ready ? <Steps setupKey={setupKey} draft={draft} /> : null
}

interface StepsProps {
  readonly setupKey: string
  readonly draft: ReturnType<typeof useDraft<Plan>>
}

function Steps({ setupKey, draft: { body: plan, change, discard } }: StepsProps) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [isPasswordGone] = useState(STEPS.indexOf(plan.step) > STEPS.indexOf('administrator'))
  const place = STEPS.indexOf(plan.step)
  const next = STEPS[place + 1] ?? null
  const form = useForm({
    typed: [
      { ...plan, password },
      ({ password: typed, ...told }) => {
        setPassword(typed)
        change(told)
      },
    ],
    check: (typed) => wrongAt(plan.step, typed, say),
    body: (typed) => orderOf(typed, typed.password, setupKey),
    // The steps before the last one only lead on.
    send: async (order, key): Promise<StepName | null> => {
      if (next) return next
      const unfinished = STEPS.find((step) => lacks(step, { ...plan, password }).length > 0)
      if (unfinished) return unfinished
      await post('/api/setup', order, key)
      await signInWith({ address: plan.email.trim(), password })
      return null
    },
    places: PLACES,
    refusal: (problem) => (isWrongKey(problem) ? say('admin.setup.key') : undefined),
    onRefused: (problem) => form.set({ step: stepOf(problem) ?? plan.step }),
    onDone: (step) => {
      if (step) {
        form.reset({ ...form.typed, step })
        return
      }
      discard()
      location.assign(paths.desk)
    },
  })
  return (
    <form className={styles.form} {...form.wiring}>
      <p className="muted">{say('admin.setup.step', { step: place + 1, steps: STEPS.length })}</p>
      <h2>{say(`admin.setup.${plan.step}`)}</h2>
      <p className="muted">{say(`admin.setup.${plan.step}.lead`)}</p>
      <StepFields form={form} asksPasswordAgain={isPasswordGone && !next} />
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say(next ? 'admin.setup.next' : 'admin.setup.finish')}</SendButton>
        {place > 0 && (
          <Button onClick={() => form.reset({ ...form.typed, step: STEPS[place - 1] ?? 'place' })}>
            {say('admin.setup.back')}
          </Button>
        )}
      </div>
    </form>
  )
}

function isWrongKey({ code }: Problem): boolean {
  return code === 'permission.missing'
}
