import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { LevelPage as Kept, LevelDraft } from '../../../src/contract/terms/terms.ts'
import { post, put, remove } from '../../api.ts'
import { Unsaved } from '../../form/Unsaved.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Versions } from '../terms/CheckParts.tsx'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { TERMS, useLevel } from '../terms/terms.ts'
import { useCrossing } from '../terms/use-crossing.ts'
import { useStep } from '../terms/use-step.ts'
import { WhatChanges } from '../terms/WhatChanges.tsx'
import { changedRules, draftOf, type TypedLevel, typedOf } from './draft.ts'
import { LevelFields } from './LevelFields.tsx'
import { fromParts, partsOf, tellRule, tellTimes } from './parts.ts'

export function LevelPage() {
  const { data, error, refetch } = useLevel(Number(useParams({ strict: false }).id))
  if (!data) {
    if (error instanceof Problem && error.code === 'level.not-found') return <Missing home={paths.adminLevels} />
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  }
  return <Page key={data.id} level={data} />
}

function Page({ level }: { readonly level: Kept }) {
  const say = useSay()
  const formats = useFormats()
  const crossing = useCrossing({ state: level.version, kept: typedOf(level, formats), partsOf, typedOf: fromParts })
  const { typed, setTyped, begun, crossed } = crossing
  const { step, go } = useStep()
  const draft = draftOf(typed)
  const count = changedRules(begun, typed).length + (begun.name.trim() === typed.name.trim() ? 0 : 1)
  useTitle(level.name)
  if (step === 'check' && draft && count > 0 && !crossed) {
    return <Checked level={level} draft={draft} begun={begun} typed={typed} onTyped={setTyped} />
  }
  const check = () => draft && count > 0 && !crossed && go('check')
  return (
    <>
      <Panes
        aside={
          <>
            <div className={panes.head}>
              <h2>{say('admin.levels.versions')}</h2>
            </div>
            <div className={panes.body}>
              <div className={panes.section}>
                <LevelVersions level={level} />
                <Waiting level={level} />
              </div>
            </div>
          </>
        }
      >
        <PaneHead
          title={level.name}
          crumbs={[{ href: paths.adminLevels, label: say('admin.levels') }]}
          meta={
            <>
              <span>{say('admin.hours.contracts', { count: level.contracts })}</span>
              <span>{say('admin.hours.open', { count: level.open })}</span>
            </>
          }
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter goes on from any field */}
        <div
          className={panes.body}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && check()}
        >
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              who={level.history[0]?.madeBy ?? null}
              nameOf={(part) => (part === 'name' ? say('admin.levels.name') : tellRule(part, say))}
              tell={(_, value) => tellTimes(value, say)}
              onGoOn={crossing.goOn}
            />
          )}
          <LevelFields typed={typed} onChange={setTyped} />
        </div>
        {count > 0 ? (
          <div className={panes.dock}>
            <p>
              {say('admin.levels.changes', { count })}
              <small>{say('admin.levels.touches', { count: level.open })}</small>
            </p>
            <Button kind="ghost" onClick={() => setTyped(begun)}>
              {say('admin.hours.cancel')}
            </Button>
            <Button
              kind="primary"
              reason={crossed ? say('admin.edits') : draft ? undefined : say('admin.levels.unclear')}
              onClick={check}
            >
              {say('admin.check')}
            </Button>
          </div>
        ) : (
          <div />
        )}
      </Panes>
      <Unsaved form={{ isUnsaved: () => count > 0 }} />
    </>
  )
}

function LevelVersions({ level }: { readonly level: Kept }) {
  const formats = useFormats()
  const now = Date.now()
  const current = level.history.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= now)?.version
  return (
    <Versions
      versions={level.history.map((one) => ({
        ...one,
        since: formats.moment(one.effectiveFrom, now),
        isNow: one.version === current,
      }))}
    />
  )
}

/** A version that waits for its day can be withdrawn until then. */
function Waiting({ level: { id, history } }: { readonly level: Kept }) {
  const say = useSay()
  const queries = useQueryClient()
  const [latest] = history
  if (!latest || Date.parse(latest.effectiveFrom) <= Date.now()) return null
  const withdraw = async () => {
    try {
      await remove(`/api/sla-levels/${id}/next-version`)
      showToast({ text: say('admin.levels.withdrawn') })
    } catch (error) {
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
    await queries.invalidateQueries({ queryKey: TERMS })
  }
  return <Button onClick={() => void withdraw()}>{say('admin.levels.withdraw', { version: latest.version })}</Button>
}

interface CheckedProps {
  readonly level: Kept
  readonly draft: LevelDraft
  readonly begun: TypedLevel
  readonly typed: TypedLevel
  readonly onTyped: (typed: TypedLevel) => void
}

function Checked({ level, draft, begun, typed, onTyped }: CheckedProps) {
  const say = useSay()
  const queries = useQueryClient()
  const { go } = useStep()
  const url = `/api/sla-levels/${level.id}`
  return (
    <WhatChanges
      title={level.name}
      crumbs={[{ href: paths.adminLevels, label: say('admin.levels') }]}
      summary={<Summary begun={begun} typed={typed} />}
      draft={JSON.stringify([level.id, draft])}
      ask={(from) => post(`${url}/checks`, { draft, ...from })}
      save={async (order) => {
        await put(url, { draft, order, version: level.version })
        showToast({ text: say('admin.levels.saved') })
        go(null)
      }}
      onSaved={() => queries.invalidateQueries({ queryKey: TERMS })}
      onBack={() => go(null)}
      recounts={draft.effectiveFrom === null}
      aside={
        <>
          <TextField
            label={say('admin.check.from')}
            hint={say('admin.levels.from.hint')}
            type="date"
            min={new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}
            value={typed.effectiveFrom}
            onChange={(event) => onTyped({ ...typed, effectiveFrom: event.target.value })}
          />
          <section>
            <h3>{say('admin.levels.versions')}</h3>
            <LevelVersions level={level} />
          </section>
        </>
      }
    />
  )
}

/** «Приоритет 3: реакция 2 ч → 1 ч, решение 16 ч → 12 ч». */
function Summary({ begun, typed }: { readonly begun: TypedLevel; readonly typed: TypedLevel }) {
  const say = useSay()
  const none = say('admin.levels.no-promise')
  const times = (was = '', is = '') => (was === is ? '' : `${was || none} → ${is || none}`)
  return changedRules(begun, typed).map(({ about, was, is }) => {
    const rule = is ?? was
    const isGeneral = rule?.serviceId === '' && rule.requestType === '' && rule.priority !== ''
    const reaction = times(was?.reaction, is?.reaction)
    const resolution = times(was?.resolution, is?.resolution)
    return (
      <span key={about}>
        {isGeneral ? say('admin.levels.priority.n', { priority: rule.priority }) : say('admin.levels.precise.one')}
        {reaction && ` ${say('admin.levels.reaction.moved', { times: reaction })}`}
        {resolution && ` ${say('admin.levels.resolution.moved', { times: resolution })}`}
      </span>
    )
  })
}
