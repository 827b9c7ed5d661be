import { useState } from 'react'
import type { Merge, PartingPlan } from '../../../../src/contract/customers/merges.ts'
import { post } from '../../../api.ts'
import { FormTrouble } from '../../../form/FormTrouble.tsx'
import { SendButton } from '../../../form/SendButton.tsx'
import { useForm } from '../../../form/use-form.ts'
import { Failed, Loading } from '../../../frame/Loaded.tsx'
import { useSay } from '../../../language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/toasts.ts'
import styles from '../RemoteList.module.css'
import { useRefresh } from '../records.ts'
import { useCountLines, usePartingPlan } from './merges.ts'

/** Two are two again: what goes back and what cannot is told before it is done. */
export function Part({ merge }: { readonly merge: Merge }) {
  const say = useSay()
  const [isOpened, setOpened] = useState(false)
  const { name } = merge.gone
  return (
    <>
      <Button aria-label={say('admin.merge.part.of', { name })} onClick={() => setOpened(true)}>
        {say('admin.merge.part')}
      </Button>
      <Dialog opened={isOpened} onClose={() => setOpened(false)} title={say('admin.merge.part.title', { name })}>
        <Planned merge={merge} onClose={() => setOpened(false)} />
      </Dialog>
    </>
  )
}

function Planned({ merge, onClose }: { readonly merge: Merge; readonly onClose: () => void }) {
  const { data, error, refetch } = usePartingPlan(merge.id)
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={1} />
  return <Parting merge={merge} plan={data} onChanged={() => void refetch()} onClose={onClose} />
}

interface PartingProps {
  readonly merge: Merge
  readonly plan: PartingPlan
  readonly onChanged: () => void
  readonly onClose: () => void
}

function Parting({ merge, plan, onChanged, onClose }: PartingProps) {
  const say = useSay()
  const linesOf = useCountLines()
  const refresh = useRefresh()
  const form = useForm({
    typed: useState({}),
    body: () => ({ mark: plan.mark }),
    send: (body, key) => post(`/api/person-merges/${merge.id}/undo`, body, key),
    onRefused: ({ code }) => code === 'merge.changed' && onChanged(),
    onDone: async () => {
      onClose()
      showToast({ text: say('admin.merge.part.done', { gone: plan.gone.name, kept: plan.kept.name }) })
      await refresh()
    },
  })
  const [back, cannot] = [linesOf(plan.goesBack), linesOf(plan.cannot)]
  return (
    <form className={styles.form} {...form.wiring}>
      <h3>{say('admin.merge.part.back')}</h3>
      <Lines lines={back.length > 0 ? back : [say('admin.merge.part.back.none')]} />
      {cannot.length > 0 && (
        <>
          <h3>{say('admin.merge.part.cannot')}</h3>
          <Lines lines={cannot} />
        </>
      )}
      {plan.since > 0 && (
        <p className="muted">{say('admin.merge.part.since', { count: plan.since, name: plan.kept.name })}</p>
      )}
      <FormTrouble form={form} />
      <div className={styles.buttons}>
        <SendButton form={form}>{say('admin.merge.part')}</SendButton>
        <Button onClick={onClose}>{say('admin.merge.part.not')}</Button>
      </div>
    </form>
  )
}

export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.plain}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
