import { useQueryClient } from '@tanstack/react-query'
import type { PolicyDraft, PolicyPage } from '../../../src/contract/terms/terms.ts'
import { post, put } from '../../api.ts'
import { Unsaved } from '../../form/Unsaved.tsx'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { Versions } from '../terms/CheckParts.tsx'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { PaneHead, Panes } from '../terms/Panes.tsx'
import { TERMS, usePolicy } from '../terms/terms.ts'
import { useCrossing } from '../terms/use-crossing.ts'
import { useStep } from '../terms/use-step.ts'
import { WhatChanges } from '../terms/WhatChanges.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import { PolicyNumbers } from './PolicyNumbers.tsx'
import { changedParts, policyOf, type TypedPolicy, typedPolicy } from './policy-draft.ts'
import { fromParts, namePart, partsOf } from './policy-parts.ts'

/** What the company decides about all its work: the matrix of priority, silence, reminders and limits. */
export function MatrixPage() {
  const { data, error, refetch } = usePolicy()
  const latest = data?.versions[0]
  if (!data || !latest) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={4} />
  return <Page page={data} latest={latest} />
}

interface PageProps {
  readonly page: PolicyPage
  readonly latest: PolicyPage['versions'][number]
}

function Page({ page, latest }: PageProps) {
  const say = useSay()
  const title = say('admin.matrix')
  const crossing = useCrossing({
    state: latest.effectiveFrom,
    kept: typedPolicy(latest.policy),
    partsOf,
    typedOf: (parts) => fromParts(parts, typedPolicy(latest.policy)),
  })
  const { typed, setTyped, begun, crossed } = crossing
  const { step, go } = useStep()
  const changed = changedParts(begun, typed)
  const policy = policyOf(typed, latest.policy)
  useTitle(title)
  if (step === 'check' && policy && changed.length > 0 && !crossed) {
    return <Checked page={page} latest={latest} policy={policy} begun={begun} typed={typed} />
  }
  const check = () => policy && changed.length > 0 && !crossed && go('check')
  return (
    <>
      <Panes
        aside={
          <>
            <div className={panes.head}>
              <h2>{say('admin.matrix.versions')}</h2>
            </div>
            <div className={panes.body}>
              <div className={panes.section}>
                <PolicyVersions page={page} />
              </div>
            </div>
          </>
        }
      >
        <PaneHead title={title} meta={<span>{say('admin.hours.open', { count: page.open })}</span>} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter goes on from any field */}
        <div
          className={panes.body}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && check()}
        >
          {crossed && (
            <CrossedEdits
              crossed={crossed}
              who={latest.madeBy}
              nameOf={(part) => namePart(part, say)}
              tell={(_, value) => (typeof value === 'boolean' ? say(value ? 'admin.yes' : 'admin.no') : String(value))}
              onGoOn={crossing.goOn}
            />
          )}
          <MatrixGrid
            matrix={typed.matrix}
            before={begun.matrix}
            onChange={(matrix) => setTyped({ ...typed, matrix })}
          />
          <PolicyNumbers typed={typed} onChange={setTyped} />
        </div>
        {changed.length > 0 ? (
          <div className={panes.dock}>
            <p>
              {say('admin.levels.changes', { count: changed.length })}
              <small>{say('admin.matrix.touches')}</small>
            </p>
            <Button kind="ghost" onClick={() => setTyped(begun)}>
              {say('admin.hours.cancel')}
            </Button>
            <Button
              kind="primary"
              reason={crossed ? say('admin.edits') : policy ? undefined : say('admin.matrix.unclear')}
              onClick={check}
            >
              {say('admin.check')}
            </Button>
          </div>
        ) : (
          <div />
        )}
      </Panes>
      <Unsaved form={{ isUnsaved: () => changed.length > 0 }} />
    </>
  )
}

function PolicyVersions({ page: { versions } }: { readonly page: PolicyPage }) {
  const formats = useFormats()
  const now = Date.now()
  const current = versions.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= now)
  return (
    <Versions
      versions={versions.map((one, place) => ({
        ...one,
        version: versions.length - place,
        since: formats.moment(one.effectiveFrom, now),
        isNow: one === current,
      }))}
    />
  )
}

interface CheckedProps extends PageProps {
  readonly policy: PolicyDraft['policy']
  readonly begun: TypedPolicy
  readonly typed: TypedPolicy
}

function Checked({ page, latest, policy, begun, typed }: CheckedProps) {
  const say = useSay()
  const queries = useQueryClient()
  const { go } = useStep()
  const draft: PolicyDraft = { policy, effectiveFrom: null }
  return (
    <WhatChanges
      title={say('admin.matrix')}
      crumbs={[{ href: paths.adminLevels, label: say('admin.terms') }]}
      summary={changedParts(begun, typed).map((part) => <span key={part}>{say(part)}</span>)}
      draft={JSON.stringify(draft)}
      ask={(from) => post('/api/policy/checks', { draft, ...from })}
      save={async (order) => {
        await put('/api/policy', { draft, order, made: latest.effectiveFrom })
        showToast({ text: say('admin.matrix.saved') })
        go(null)
      }}
      onSaved={() => queries.invalidateQueries({ queryKey: TERMS })}
      onBack={() => go(null)}
      aside={
        <section>
          <h3>{say('admin.matrix.versions')}</h3>
          <PolicyVersions page={page} />
        </section>
      }
    />
  )
}
