import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Gate } from '../../frame/Gate.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useOverview, useSetupActs } from '../home/overview.ts'
import { BotStep } from '../messenger/BotStep.tsx'
import styles from './Guide.module.css'
import { GuideFrame } from './GuideFrame.tsx'
import { GUIDE, type GuideStep, neighbour, nextOpen, setupStepOf, statesOf } from './guide.ts'
import { HoursStep } from './HoursStep.tsx'
import { LevelStep } from './LevelStep.tsx'
import { SamplesStep } from './SamplesStep.tsx'
import { StaffStep } from './StaffStep.tsx'
import { useSamples } from './samples.ts'
import { MailStep } from './ways-steps.tsx'

const SIGNED_IN = GUIDE.slice(GUIDE.indexOf('mail'))

/** What is left of the first set-up once there is an administrator: whoever comes back goes on where he was. */
export function GuidePage() {
  return (
    <Gate>
      <Guide />
    </Gate>
  )
}

function Guide() {
  const { step } = useParams({ strict: false })
  const { abilities } = useMe()
  const { data, error, refetch } = useOverview()
  const samples = useSamples()
  if (!abilities.administer) return <Missing home={paths.admin} />
  if (!data || !samples.data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  const states = statesOf(data.setup.steps, { hasSamples: samples.data.numbers !== null })
  const at = SIGNED_IN.find((one) => one === step)
  return at ? <Step key={at} at={at} states={states} /> : <GoOn to={nextOpen(states)} />
}

/** The address says which step it is, so that what is done on it does not take it away from under one's hands. */
function GoOn({ to }: { readonly to: GuideStep }) {
  const { history } = useRouter()
  useEffect(() => history.replace(paths.guide(to)), [history, to])
  return <Loading groups={2} />
}

interface StepProps {
  readonly at: GuideStep
  readonly states: ReturnType<typeof statesOf>
}

function Step({ at, states }: StepProps) {
  const say = useSay()
  const { history } = useRouter()
  const { skip } = useSetupActs()
  const [before, after] = [neighbour(at, -1), neighbour(at, 1)]
  const kept = setupStepOf(at)
  const go = (step: GuideStep | null) => history.push(step ? paths.guide(step) : paths.admin)
  const goOn = () => {
    if (kept && states[at] === 'open') skip.mutate(kept)
    go(after)
  }
  return (
    <GuideFrame
      at={at}
      states={states}
      href={(step) => (SIGNED_IN.includes(step) ? paths.guide(step) : null)}
      onNext={goOn}
      dock={
        <>
          {before && SIGNED_IN.includes(before) && (
            <Button kind="ghost" onClick={() => go(before)}>
              {say('admin.setup.back')}
            </Button>
          )}
          <span className="grow" />
          {kept && states[at] === 'open' ? (
            <Button kind="ghost" onClick={goOn}>
              {say('admin.guide.skip')}
            </Button>
          ) : (
            <>
              <Button kind="primary" onClick={goOn}>
                {after
                  ? say('admin.guide.next', { step: say(`admin.guide.name.${after}`) })
                  : say('admin.guide.finish')}
              </Button>
              <span className={styles.keys}>
                <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
              </span>
            </>
          )}
        </>
      }
    >
      <Asked at={at} />
    </GuideFrame>
  )
}

function Asked({ at }: { readonly at: GuideStep }) {
  switch (at) {
    case 'mail':
      return <MailStep />
    case 'messenger':
      return <BotStep />
    case 'hours':
      return <HoursStep />
    case 'terms':
      return <LevelStep />
    case 'staff':
      return <StaffStep />
    case 'samples':
      return <SamplesStep />
    default:
      return null
  }
}
