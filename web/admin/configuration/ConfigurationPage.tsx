import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  Configuration,
  ConfigurationDone,
  ConfigurationPlan,
} from '../../../src/contract/configuration/configuration.ts'
import { get, post } from '../../api.ts'
import { Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button } from '../../ui/Button.tsx'
import { ChooseFile } from '../../ui/ChooseFile.tsx'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Configuration.module.css'
import { type ChosenFile, downloaded, readConfigurationFile, type StepName } from './file.ts'
import { PlanOfFile } from './PlanOfFile.tsx'

/** How the desk is set up as a file: to take along, to compare with, to carry out. */
export function ConfigurationPage() {
  const say = useSay()
  const [file, setFile] = useState<ChosenFile | null>(null)
  useTitle(say('admin.configuration'))
  const leaving = useMutation({
    mutationFn: () => get<Configuration>('/api/configuration'),
    onSuccess: downloaded,
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  const comparing = useMutation({
    mutationFn: (chosen: ChosenFile) => post<ConfigurationPlan>('/api/configuration/plans', chosen.body),
  })
  const choose = async (chosen: File) => {
    const read = await readConfigurationFile(chosen)
    setFile(read)
    comparing.reset()
    if (read.body !== null) comparing.mutate(read)
  }
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{say('admin.configuration')}</h1>
        <div className={styles.buttons}>
          <Button onClick={() => leaving.mutate()} aria-busy={leaving.isPending}>
            {say('admin.configuration.download')}
          </Button>
          <ChooseFile
            accept=".json,application/json"
            kind={comparing.data ? 'default' : 'primary'}
            label={say('admin.configuration.compare')}
            onFile={(chosen) => void choose(chosen)}
          >
            {say(file ? 'admin.configuration.other' : 'admin.configuration.compare')}
          </ChooseFile>
        </div>
      </div>
      <p className={styles.lead}>{say('admin.configuration.lead')}</p>
      {file && (
        <Compared file={file} plan={comparing.data} error={comparing.error} onApplied={() => comparing.mutate(file)} />
      )}
    </div>
  )
}

interface ComparedProps {
  readonly file: ChosenFile
  readonly plan: ConfigurationPlan | undefined
  readonly error: Error | null
  readonly onApplied: () => void
}

function Compared({ file, plan, error, onApplied }: ComparedProps) {
  const say = useSay()
  const [drafts, setDrafts] = useState(0)
  const applying = useMutation({
    mutationFn: ({ mark, left }: { readonly mark: string; readonly left: readonly StepName[] }) =>
      post<ConfigurationDone>('/api/configuration/applications', {
        configuration: file.body,
        fileName: file.name,
        mark,
        left,
      }),
    onSuccess: ({ added, changed, drafts: waiting }) => {
      showToast({ text: say('admin.configuration.done', { added, changed }) })
      setDrafts(waiting.length)
      onApplied()
    },
  })
  if (file.body === null) return <ErrorState title={say('admin.configuration.not-json')} />
  if (error) return <ErrorState title={say(textOfProblem(error))} />
  if (!plan) return <Loading groups={2} />
  return (
    <>
      <h2>{say('admin.configuration.with', { name: file.name })}</h2>
      {drafts > 0 && (
        <p role="status">
          {say('admin.configuration.drafts', { count: drafts })}{' '}
          <a className="link" href={paths.catalogue}>
            {say('admin.configuration.to-catalogue')}
          </a>
        </p>
      )}
      <PlanOfFile
        key={plan.mark}
        plan={plan}
        busy={applying.isPending}
        error={applying.error}
        onApply={(left) => applying.mutate({ mark: plan.mark, left })}
      />
    </>
  )
}
