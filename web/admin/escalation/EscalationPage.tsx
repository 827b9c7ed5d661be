import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { EscalationPage as PageShape } from '../../../src/contract/terms/escalation.ts'
import { PRIORITIES, type Priority } from '../../../src/domain/ground/words.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useSettled } from '../../request/use-settled.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import panes from '../panes/Panes.module.css'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import styles from './Escalation.module.css'
import {
  type Chosen,
  type Metric,
  NEW_STEP,
  type Plan,
  type Step,
  schemeOf,
  useEscalation,
  useExample,
  useSaveEscalation,
  useTrial,
  withoutOwn,
  withSteps,
} from './escalation.ts'
import { StepForm } from './StepForm.tsx'
import { StepList } from './StepList.tsx'
import { usePlan } from './use-plan.ts'

/** Whom a promise that goes by calls, step by step, for each level and priority. */
export function EscalationPage() {
  const say = useSay()
  useTitle(say('admin.escalation'))
  const { data, error, refetch } = useEscalation()
  return (
    <div className={panes.sheet}>
      <section className={panes.pane}>
        {data ? (
          <Page page={data} />
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={4} />
        )}
      </section>
    </div>
  )
}

const NOBODY = 'administrators'

function Page({ page }: { readonly page: PageShape }) {
  const say = useSay()
  const { save, again } = useSaveEscalation()
  const { kept, begun, crossed, ...crossing } = usePlan(page)
  const { typed } = crossing
  const [chosen, setChosen] = useState<Chosen>({ levelId: page.levels[0]?.id ?? 0, priority: 2 })
  const [metric, setMetric] = useState<Metric>('resolution')
  const [edited, setEdited] = useState<{ readonly step: Step; readonly place: number | null } | null>(null)
  const form = useForm({
    typed: [typed, crossing.setTyped],
    body: ({ plan }) => ({ seen: begun.seen, plan }),
    send: (body) => save(body),
    onRefused: ({ code }) => void (code === 'escalation.changed' && again()),
    onDone: async () => {
      showToast({ text: say('admin.escalation.saved') })
      await again()
    },
  })
  // Somebody else has saved others, and nothing is typed here: his hold.
  useEffect(() => {
    if (typed === begun && form.isUnsaved()) form.begin(begun)
  })
  const { plan } = typed
  const { scheme, isOwn } = schemeOf(plan, chosen)
  const steps = scheme[metric]
  const change = (next: readonly Step[]) => form.set({ plan: withSteps(plan, chosen, metric, next) })
  const keepStep = (step: Step) => {
    const place = edited?.place ?? null
    change(place === null ? [...steps, step] : steps.map((one, at) => (at === place ? step : one)))
    setEdited(null)
  }
  return (
    <form {...form.wiring} className={styles.page}>
      <div className={classes(panes.bar, styles.bar)}>
        <h1>{say('admin.escalation')}</h1>
        <Select
          label={say('admin.escalation.level')}
          placeholder={say('admin.escalation.level')}
          options={page.levels.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(chosen.levelId)}
          onChange={(level) => setChosen({ ...chosen, levelId: Number(level) })}
        />
        <Select
          label={say('admin.escalation.priority')}
          placeholder={say('admin.escalation.priority')}
          options={PRIORITIES.map((one) => ({
            value: String(one),
            label: say('admin.escalation.priority.is', { priority: one }),
          }))}
          value={String(chosen.priority)}
          onChange={(priority) => setChosen({ ...chosen, priority: Number(priority) as Priority })}
        />
        <span className={styles.once}>{say('admin.escalation.once')}</span>
        <Button icon={IconPlus} onClick={() => setEdited({ step: NEW_STEP, place: null })}>
          {say('admin.escalation.add')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={styles.scrolls} tabIndex={0} aria-label={say('admin.escalation.steps')}>
        {crossed && (
          <CrossedEdits crossed={crossed} nameOf={crossing.nameOf} tell={crossing.tell} onGoOn={crossing.goOn} />
        )}
        <Example chosen={chosen} metric={metric} onMetric={setMetric} steps={steps} isOwn={isOwn} />
        <StepList
          steps={steps}
          chosen={chosen}
          metric={metric}
          onEdit={(place) => {
            const step = steps[place]
            if (step) setEdited({ step, place })
          }}
          onRemove={(place) => change(steps.filter((_, at) => at !== place))}
        />
        <div className={styles.notes}>
          <span>{say('admin.escalation.away')}</span>
          <span>{say('admin.escalation.met')}</span>
          <TrialLine plan={plan} />
        </div>
        <div className={styles.settings}>
          <TextField
            label={say('admin.escalation.minutes')}
            type="number"
            min={1}
            max={240}
            value={plan.confirmMinutes}
            onChange={({ target }) =>
              form.set({ plan: { ...plan, confirmMinutes: Math.max(1, target.valueAsNumber || 1) } })
            }
          />
          <Select
            label={say('admin.escalation.head')}
            placeholder={say('admin.escalation.head')}
            options={[
              { value: NOBODY, label: say('admin.escalation.head.none') },
              ...page.people.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
            value={String(plan.headIds[0] ?? NOBODY)}
            onChange={(head) => form.set({ plan: { ...plan, headIds: head === NOBODY ? [] : [Number(head)] } })}
          />
          {isOwn && (
            <Button kind="ghost" onClick={() => form.set({ plan: withoutOwn(plan, chosen) })}>
              {say('admin.escalation.general')}
            </Button>
          )}
          <a className="link" href={paths.adminDuty}>
            {say('admin.escalation.duty')}
          </a>
        </div>
      </section>
      <div className={styles.dock}>
        <FormTrouble form={form} />
        {form.isUnsaved() && (
          <Button kind="ghost" onClick={() => form.reset(kept)}>
            {say('admin.escalation.cancel')}
          </Button>
        )}
        <SendButton form={form} reason={crossed ? say('admin.edits') : undefined}>
          {say('admin.escalation.save')}
        </SendButton>
      </div>
      <Unsaved form={form} />
      <Dialog
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={say(edited?.place === null ? 'admin.escalation.new' : 'admin.escalation.edit')}
      >
        {edited && <StepForm step={edited.step} onKeep={keepStep} onClose={() => setEdited(null)} />}
      </Dialog>
    </form>
  )
}

interface ExampleProps {
  readonly chosen: Chosen
  readonly metric: Metric
  readonly steps: readonly Step[]
  readonly isOwn: boolean
  readonly onMetric: (metric: Metric) => void
}

function Example({ chosen, metric, steps, isOwn, onMetric }: ExampleProps) {
  const say = useSay()
  const formats = useFormats()
  const { data } = useExample(
    chosen,
    steps.map(({ percent }) => percent),
  )
  const label = (one: Metric) => {
    const minutes = data?.[one]?.minutes
    const name = say(`admin.escalation.metric.${one}`)
    return minutes === undefined ? name : `${name}, ${formats.duration(minutes * 60_000)}`
  }
  return (
    <div className={styles.example}>
      <Segmented
        label={say('admin.escalation.metric')}
        options={(['resolution', 'reaction'] as const).map((value) => ({ value, label: label(value) }))}
        value={metric}
        onChange={onMetric}
      />
      <span className={styles.quiet}>
        {data?.filedAt
          ? say('admin.escalation.example', { time: formats.time(data.filedAt) })
          : say('admin.escalation.example.none')}{' '}
        {say(isOwn ? 'admin.escalation.own' : 'admin.escalation.inherited')}
      </span>
    </div>
  )
}

function TrialLine({ plan }: { readonly plan: Plan }) {
  const say = useSay()
  const { data } = useTrial(useSettled(plan))
  return <output className={styles.trial}>{data ? say('admin.escalation.trial', { count: data.steps }) : ' '}</output>
}
