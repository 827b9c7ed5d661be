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
import { Kbd } from '../../ui/Kbd.tsx'
import guide from './Guide.module.css'
import { GuideFrame } from './GuideFrame.tsx'
import { GUIDE, type GuideStep, type StepState } from './guide.ts'
import { EMPTY, lacks, orderOf, PLACES, type Plan, STEPS, type StepName, stepOf, wrongAt } from './plan.ts'
import { StepFields } from './StepFields.tsx'
import styles from './Wizard.module.css'

/** The first three of the nine steps, before there is anybody. What was told stays through reloads, but for the password: its step asks for it again. */
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
  const place = Math.max(0, STEPS.indexOf(plan.step))
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
      location.assign(paths.adminGuide)
    },
  })
  const send = () => document.querySelector<HTMLFormElement>(`#${CSS.escape(form.wiring.id)}`)?.requestSubmit()
  return (
    <GuideFrame
      at={plan.step}
      states={statesBefore(place)}
      href={() => null}
      onNext={send}
      dock={
        <>
          {place > 0 && (
            <Button kind="ghost" onClick={() => form.reset({ ...form.typed, step: STEPS[place - 1] ?? 'place' })}>
              {say('admin.setup.back')}
            </Button>
          )}
          <span className="grow" />
          <SendButton form={form}>
            {next ? say('admin.guide.next', { step: say(`admin.guide.name.${next}`) }) : say('admin.setup.finish')}
          </SendButton>
          <span className={guide.keys}>
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
          </span>
        </>
      }
    >
      <form className={styles.form} {...form.wiring}>
        <StepFields form={form} />
        <FormTrouble form={form} />
      </form>
    </GuideFrame>
  )
}

/** Steps before this one are done, the others are to come. */
function statesBefore(place: number): Readonly<Record<GuideStep, StepState>> {
  const open = Object.fromEntries(GUIDE.map((step) => [step, 'open'])) as Record<GuideStep, StepState>
  for (const step of GUIDE.slice(0, place)) open[step] = 'done'
  return open
}

function isWrongKey({ code }: Problem): boolean {
  return code === 'permission.missing'
}
