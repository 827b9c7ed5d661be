import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import type { HoursDraft, HoursPage as Kept } from '../../../src/contract/terms/terms.ts'
import { post, put } from '../../api.ts'
import { Unsaved } from '../../form/Unsaved.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Versions } from '../terms/CheckParts.tsx'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead } from '../terms/Panes.tsx'
import { TERMS, useHours } from '../terms/terms.ts'
import { useCrossing } from '../terms/use-crossing.ts'
import { useStep } from '../terms/use-step.ts'
import { WhatChanges } from '../terms/WhatChanges.tsx'
import { changesOf, dayText, draftOf, type TypedHours, typedOf } from './draft.ts'
import { HoursFields } from './HoursFields.tsx'
import { fromParts, partsOf, partText, tellPart } from './parts.ts'

export function HoursPage() {
  const id = Number(useParams({ strict: false }).id)
  const { data, error, refetch } = useHours(id)
  if (!data) {
    if (error instanceof Problem && error.code === 'hours.not-found') return <Missing home={paths.adminHours} />
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  }
  return <Page key={id} hours={data} />
}

/** The week by text beside the year that it makes; what acts on others waits in the dock, and is checked before. */
function Page({ hours }: { readonly hours: Kept }) {
  const say = useSay()
  const roundTheClock = say('admin.hours.round-the-clock')
  const crossing = useCrossing({
    state: hours.id,
    kept: typedOf(hours, roundTheClock),
    partsOf,
    typedOf: (parts) => fromParts(parts, roundTheClock),
  })
  const { typed, setTyped, begun, crossed } = crossing
  const { step, go } = useStep()
  const draft = draftOf(typed)
  const changes = changesOf(begun, typed)
  const isUnsaved = () => changes.length > 0
  useTitle(hours.name)
  if (step === 'check' && draft && changes.length > 0 && !crossed) {
    return (
      <Checked
        hours={hours}
        draft={draft}
        typed={typed}
        onTyped={setTyped}
        summary={<Changes of={changes} typed={typed} />}
      />
    )
  }
  return (
    <>
      <HoursFields
        typed={typed}
        onChange={setTyped}
        kept={hours}
        head={
          <PaneHead
            title={hours.name}
            crumbs={[{ href: paths.adminHours, label: say('admin.hours') }]}
            meta={<About hours={hours} />}
          />
        }
        top={
          crossed && (
            <CrossedEdits
              crossed={crossed}
              who={hours.history[0]?.madeBy ?? null}
              nameOf={(part) => say(partText(part))}
              tell={(part, value) => tellPart(part, value, say, roundTheClock)}
              onGoOn={crossing.goOn}
            />
          )
        }
        dock={
          changes.length > 0 && (
            <div className={panes.dock}>
              <p>
                <Changes of={changes} typed={typed} />
                <small>{say('admin.hours.touches', { count: hours.open })}</small>
              </p>
              <Button kind="ghost" onClick={() => setTyped(begun)}>
                {say('admin.hours.cancel')}
              </Button>
              <Button
                kind="primary"
                reason={draft ? undefined : say('admin.hours.unclear')}
                onClick={() => go('check')}
              >
                {say('admin.check')}
              </Button>
            </div>
          )
        }
        onSubmit={() => draft && changes.length > 0 && !crossed && go('check')}
      />
      <Unsaved form={{ isUnsaved }} />
    </>
  )
}

function About({ hours: { contracts, open, versions } }: { readonly hours: Kept }) {
  const say = useSay()
  const formats = useFormats()
  const today = new Date().toISOString().slice(0, 10)
  const later = versions.find(({ effectiveFrom }) => effectiveFrom > today)
  return (
    <>
      <span>{say('admin.hours.contracts', { count: contracts })}</span>
      <span>{say('admin.hours.open', { count: open })}</span>
      {later && (
        <span>{say('admin.hours.later', { date: formats.date(`${later.effectiveFrom}T12:00:00Z`, Date.now()) })}</span>
      )}
    </>
  )
}

function Changes({ of, typed }: { readonly of: ReturnType<typeof changesOf>; readonly typed: TypedHours }) {
  const say = useSay()
  const words = of.map((part) =>
    typeof part === 'number'
      ? `${say(dayText(part))} ${typed.days[part] || say('admin.hours.closed')}`
      : say(`admin.hours.changed.${part}`),
  )
  return <>{say('admin.hours.changes', { count: of.length, what: words.join('; ') })}</>
}

interface CheckedProps {
  readonly hours: Kept
  readonly draft: HoursDraft
  readonly typed: TypedHours
  readonly onTyped: (typed: TypedHours) => void
  readonly summary: React.ReactNode
}

function Checked({ hours, draft, typed, onTyped, summary }: CheckedProps) {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  const { history } = useRouter()
  const { go } = useStep()
  const url = `/api/service-hours/${hours.id}`
  return (
    <WhatChanges
      title={hours.name}
      crumbs={[{ href: paths.adminHours, label: say('admin.hours') }]}
      summary={summary}
      draft={JSON.stringify([hours.id, draft])}
      ask={(from) => post(`${url}/checks`, { draft, ...from })}
      save={async (order) => {
        const { id } = await put<{ id: number }>(url, { draft, order })
        showToast({ text: say('admin.hours.saved') })
        history.replace(paths.serviceHours(id))
      }}
      onSaved={() => queries.invalidateQueries({ queryKey: TERMS })}
      onBack={() => go(null)}
      aside={
        <>
          <TextField
            label={say('admin.check.from')}
            hint={say('admin.hours.from.hint')}
            type="date"
            min={new Date().toISOString().slice(0, 10)}
            value={typed.effectiveFrom}
            onChange={(event) => onTyped({ ...typed, effectiveFrom: event.target.value })}
          />
          <section>
            <h3>{say('admin.hours.versions')}</h3>
            <Versions
              versions={hours.history.map((one, place) => ({
                ...one,
                version: one.revision,
                since: formats.moment(one.madeAt, Date.now()),
                isNow: place === 0,
              }))}
            />
          </section>
        </>
      }
    />
  )
}
