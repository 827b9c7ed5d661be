import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { faultsOf } from '../../../src/domain/catalogue/form-faults.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { useSay } from '../../language.ts'
import type { Problem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { RestoredNote } from '../audit/RestoredNote.tsx'
import type { Former } from '../audit/restore.ts'
import { useAddressQuery } from '../customers/use-query.ts'
import { useTeams } from '../teams.ts'
import { CrossedEdits } from '../terms/CrossedEdits.tsx'
import panes from '../terms/Panes.module.css'
import { useCrossing } from '../terms/use-crossing.ts'
import { Difference } from './Difference.tsx'
import { draftOf, formOf, type TypedDraft, typed as typedFrom, wrongIn } from './draft.ts'
import { draftParts, draftWith, usePartInWords } from './draft-parts.ts'
import { FieldsEditor } from './form/FieldsEditor.tsx'
import { PreviewPane } from './preview/PreviewPane.tsx'
import styles from './Service.module.css'
import { ServingFields } from './ServingFields.tsx'
import { StatePath } from './StatePath.tsx'
import { type Drafted, type Keep, SERVICES, type ServiceDraft, useVersionMove } from './services.ts'
import { TextFields } from './TextFields.tsx'
import { type VersionList, VersionsPane } from './VersionsPane.tsx'
import { WithdrawMenu } from './WithdrawMenu.tsx'

interface DraftPanesProps {
  readonly list: VersionList
  readonly title: string
  /** The draft that is changed; not given: it is not kept as yet. */
  readonly draft?: ServiceVersion
  /** The version it begins from; null: a new service. */
  readonly from: ServiceVersion | null
  readonly former?: Former | null
  /** Where it goes: the draft itself, or a new one when that has gone on its way meanwhile. */
  readonly keep: Keep
  readonly onUnsaved?: (isUnsaved: boolean) => void
  readonly onKept: (drafted: Drafted) => void
}

const TABS = ['form', 'texts', 'serving'] as const
type Tab = (typeof TABS)[number]

/** A draft: its questions, texts and team, beside what customers will be asked. Nobody else sees it until it is approved and published. */
export function DraftPanes({ list, title, draft, from, former = null, keep, onUnsaved, onKept }: DraftPanesProps) {
  const say = useSay()
  const queries = useQueryClient()
  const { data: teams = [] } = useTeams()
  const { get, put } = useAddressQuery()
  const [opened, setOpened] = useState<string | null>(null)
  // A new service has to be called something before it asks anything.
  const usual: Tab = from === null ? 'texts' : 'form'
  const tab: Tab = TABS.find((one) => one === get('tab')) ?? usual
  const turn = (next: Tab) => put({ tab: next === usual ? null : next })
  const crossing = useCrossing<TypedDraft>({
    state: draft?.revision ?? 0,
    kept: typedFrom(from),
    partsOf: draftParts,
    typedOf: (parts) => draftWith(typedFrom(from), parts),
  })
  const { crossed } = crossing
  const faultWords = (fields: TypedDraft['fields']) =>
    Object.fromEntries(
      faultsOf({ fields, logsChecklist: [] }).map(({ field, code }) => [
        `fields.${field}`,
        say(`admin.field.fault.${code}`),
      ]),
    )
  const check = (typed: TypedDraft) => ({ ...wrongIn(typed, say('admin.draft.missing')), ...faultWords(typed.fields) })
  const form = useForm<TypedDraft, ServiceDraft, Drafted>({
    typed: [crossing.typed, crossing.setTyped],
    check,
    body: draftOf,
    send: keep,
    onRefused: ({ code }) => {
      if (code === 'service.draft-changed') void queries.invalidateQueries({ queryKey: SERVICES })
    },
    refusal: (problem) => faultsIn(problem, (code) => say(`admin.field.fault.${code}`)),
    places: {
      'team.not-found': 'team',
      '/teamId': 'team',
      '/name': 'nameRu',
      '/situation': 'situationRu',
      '/description': 'descriptionRu',
      '/form/modules': 'modules',
      '/form/problems': 'problems',
      '/form/logsChecklist': 'logs',
    },
    onDone: onKept,
  })
  const { typed } = form
  const isUnsaved = form.isUnsaved()
  const isAside = draft !== undefined && draft.state !== 'draft'
  useEffect(() => onUnsaved?.(isUnsaved), [onUnsaved, isUnsaved])
  /** What is wrong is on the tab that is shown before the keyboard goes to it. */
  const showFirstWrong = () => {
    const [first] = Object.entries(check(typed)).flatMap(([name, words]) => (words ? [name] : []))
    if (first === undefined) return
    const isQuestion = first.startsWith('fields.')
    turn(isQuestion ? 'form' : first === 'team' ? 'serving' : 'texts')
    if (isQuestion) setOpened(first.slice('fields.'.length))
  }
  const live = formOf(typed)
  const earlier = list.versions.filter(({ version }) => draft === undefined || version < draft.version)
  const team = teams.find(({ id }) => String(id) === typed.team)
  return (
    <>
      <VersionsPane {...list}>
        {earlier.length > 0 && (
          <Difference
            version={{
              ...draftOf(typed),
              synonyms: draftOf(typed).synonyms ?? [],
              form: live,
              team: { name: team?.name ?? '' },
              version: draft?.version ?? null,
            }}
            earlier={earlier}
          />
        )}
      </VersionsPane>
      <form
        {...form.wiring}
        className={styles.middle}
        onSubmit={(event) => {
          showFirstWrong()
          form.wiring.onSubmit(event)
        }}
      >
        <div>
          <div className={panes.head}>
            <h1>{title}</h1>
            {draft && !isUnsaved && <span className="muted">{say('admin.draft.is-kept')}</span>}
            {draft && <WithdrawMenu version={draft} />}
          </div>
          <div className={styles.tabs}>
            <Tabs
              label={say('admin.service.tabs')}
              value={tab}
              tabs={TABS.map((value) => ({
                value,
                label: say(`admin.service.tab.${value}`),
                ...(value === 'form' && typed.fields.length > 0 && { count: typed.fields.length }),
              }))}
              onChange={turn}
            />
          </div>
        </div>
        <div className={styles.scroll}>
          {former && <RestoredNote former={former} />}
          {draft && <StatePath version={draft} />}
          {draft?.remark && <p className={styles.remark}>{say('admin.version.remark', { remark: draft.remark })}</p>}
          {isAside && <p className={panes.notice}>{say('admin.draft.gone-on')}</p>}
          {crossed && <Crossed crossed={crossed} onGoOn={crossing.goOn} />}
          {tab === 'form' && (
            <FieldsEditor
              fields={typed.fields}
              onChange={(fields) => form.set({ fields })}
              opened={opened}
              onOpen={setOpened}
              trouble={(id) => form.error(`fields.${id}`)}
            />
          )}
          {tab === 'texts' && <TextFields form={form} />}
          {tab === 'serving' && <ServingFields form={form} />}
        </div>
        <div className={panes.dock}>
          <div>
            <FormTrouble form={form} />
          </div>
          <SendButton
            form={form}
            kind={isUnsaved || !draft ? 'primary' : 'default'}
            reason={crossed ? say('admin.edits') : undefined}
          >
            {say(isAside ? 'admin.draft.keep-aside' : 'admin.draft.keep')}
          </SendButton>
          {draft && !isAside && <HandOver draft={draft} isUnsaved={isUnsaved} />}
        </div>
        <Unsaved form={form} />
      </form>
      <PreviewPane
        form={live}
        version={draft ? say('admin.version', { version: draft.version }) : say('admin.version.new')}
      />
    </>
  )
}

function Crossed(props: Pick<Parameters<typeof CrossedEdits>[0], 'crossed' | 'onGoOn'>) {
  const { nameOf, tell } = usePartInWords()
  return <CrossedEdits {...props} nameOf={nameOf} tell={tell} />
}

/** What is kept is handed over, as it was read; nobody approves his own words. */
function HandOver({
  draft: { id, revision },
  isUnsaved,
}: {
  readonly draft: ServiceVersion
  readonly isUnsaved: boolean
}) {
  const say = useSay()
  const move = useVersionMove()
  return (
    <Button
      kind={isUnsaved ? 'default' : 'primary'}
      reason={isUnsaved ? say('admin.version.save-first') : undefined}
      disabled={move.isPending}
      onClick={() => move.mutate({ id, move: 'hand', revision })}
    >
      {say('admin.version.do.hand')}
    </Button>
  )
}

function faultsIn({ code, facts }: Problem, say: (code: ReturnType<typeof faultsOf>[number]['code']) => string) {
  if (code !== 'service.form-wrong' || !Array.isArray(facts.problems)) return undefined
  const faults: readonly ReturnType<typeof faultsOf>[number][] = facts.problems
  return Object.fromEntries(faults.map((fault) => [`fields.${fault.field}`, say(fault.code)]))
}
