import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { signInWith } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { EMPTY, lacks, orderOf, type Plan, STEPS, stepOf } from './plan.ts'
import { StepFields } from './StepFields.tsx'
import styles from './Wizard.module.css'

/** Five short steps; each says what it is for, and what was told stays through reloads. */
export function Wizard({ setupKey }: { readonly setupKey: string }) {
  const say = useSay()
  const { body: plan, change, discard, ready } = useDraft<Plan>('setup', EMPTY)
  const [password, setPassword] = useState('')
  const [isComplaining, setComplaining] = useState(false)
  const place = STEPS.indexOf(plan.step)
  const go = (step: Plan['step']) => {
    setComplaining(false)
    change({ ...plan, step })
  }
  const setting = useMutation({
    mutationFn: async () => {
      await post('/api/setup', orderOf(plan, password, setupKey))
      await signInWith({ address: plan.email.trim(), password })
    },
    onSuccess: () => {
      discard()
      location.assign(paths.desk)
    },
    onError: (error) => go(stepOf(error) ?? plan.step),
  })
  if (!ready) return null

  const missing = lacks(plan.step, plan, password)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setComplaining(true)
    if (missing.length > 0) return
    const next = STEPS[place + 1]
    if (next) return go(next)
    const unfinished = STEPS.find((step) => lacks(step, plan, password).length > 0)
    if (unfinished) return go(unfinished)
    setting.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className="muted">{say('admin.setup.step', { step: place + 1, steps: STEPS.length })}</p>
      <h2>{say(`admin.setup.${plan.step}`)}</h2>
      <p className="muted">{say(`admin.setup.${plan.step}.lead`)}</p>
      <StepFields
        plan={plan}
        onChange={(news) => change({ ...plan, ...news })}
        password={password}
        onPassword={setPassword}
        wrong={isComplaining ? missing : []}
      />
      {setting.error && (
        <p className={styles.trouble} role="alert">
          {say(isWrongKey(setting.error) ? 'admin.setup.key' : textOfProblem(setting.error))}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" disabled={setting.isPending}>
          {say(place === STEPS.length - 1 ? 'admin.setup.finish' : 'admin.setup.next')}
        </Button>
        {place > 0 && <Button onClick={() => go(STEPS[place - 1] ?? 'place')}>{say('admin.setup.back')}</Button>}
      </div>
    </form>
  )
}

function isWrongKey(error: unknown): boolean {
  return error instanceof Problem && error.code === 'permission.missing'
}
