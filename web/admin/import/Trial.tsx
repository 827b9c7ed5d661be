import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ImportPage } from '../../../src/contract/imports/imports.ts'
import { isRowProblem } from '../../../src/domain/imports/read-cells.ts'
import { post } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from './Import.module.css'
import { rowsToLoad, useRefreshImports } from './imports.ts'

/** What the trial found: how many of each, what is wrong and where, and the button that names its rows. */
export function Trial({ one }: { readonly one: ImportPage }) {
  const say = useSay()
  const formats = useFormats()
  const { counts, state, isUsable } = one
  const isOver = state !== 'tried' && state !== 'trying'
  const figures = [
    ['create', isOver ? counts.created : counts.create],
    ['update', isOver ? counts.updated : counts.update],
    ['same', isOver ? counts.done - counts.created - counts.updated - counts.failed : counts.same],
    ['problem', isOver ? counts.failed : counts.problem],
  ] as const
  return (
    <section className={styles.trial} aria-busy={state === 'trying'}>
      <div className={styles.trialHead}>
        <h2>{say(isOver ? `admin.import.state.${state}` : 'admin.import.trial')}</h2>
        <span className={styles.quiet} role="status">
          {state === 'trying' &&
            say('admin.import.trial.going', { done: formats.number(counts.tried), all: formats.number(counts.rows) })}
          {state === 'tried' && say('admin.import.trial.written')}
        </span>
      </div>
      <dl className={styles.figures}>
        {figures.map(([name, count]) => (
          <div key={name} data-name={name} data-some={count > 0 || undefined}>
            <dt>{say(`admin.import.${name}`)}</dt>
            <dd>{formats.number(count)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.trialBody}>
        {isUsable ? <Problems one={one} /> : <p className={styles.warn}>{say('admin.import.unusable')}</p>}
        <h3>{say('admin.import.again')}</h3>
        <p className={styles.quiet}>{say('admin.import.again.text')}</p>
      </div>
      {!isOver && <Dock one={one} />}
      {state === 'stopped' && <Dock one={one} />}
    </section>
  )
}

function Problems({ one: { id, problems } }: { readonly one: ImportPage }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <>
      <div className={styles.trialHead}>
        <h3>{say('admin.import.errors')}</h3>
        {problems.length > 0 && (
          <a className="link" href={`/api/imports/${id}/errors`} download>
            <Icon of={IconDownload} size={14} /> {say('admin.import.errors.file')}
          </a>
        )}
      </div>
      {problems.length === 0 && <p className={styles.quiet}>{say('admin.import.errors.none')}</p>}
      <ul className={styles.problems}>
        {problems.map(({ problem, count, examples }) => (
          <li key={problem}>
            <b>{formats.number(count)}</b>
            <span>
              {isRowProblem(problem) ? say(`admin.import.problem.${problem}`) : problem}
              <small>
                {examples
                  .map(({ line, value }) =>
                    value
                      ? say('admin.import.error.at-value', { line: formats.number(line), value })
                      : say('admin.import.error.at', { line: formats.number(line) }),
                  )
                  .join(', ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Dock({ one }: { readonly one: ImportPage }) {
  const say = useSay()
  const { history } = useRouter()
  const refresh = useRefreshImports()
  const { id, revision, counts, state, isUsable } = one
  const starting = useMutation({
    mutationFn: () => post(`/api/imports/${id}/start`, { revision }),
    onSuccess: () => history.push(paths.adminImports),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  const rows = rowsToLoad(one)
  const isReady = isUsable && (state === 'stopped' || (state === 'tried' && rows > 0))
  const label = state === 'stopped' ? say('admin.import.go-on') : say('admin.import.do', { count: rows })
  return (
    <>
      {counts.problem > 0 && <p className={styles.note}>{say('admin.import.skipped', { count: counts.problem })}</p>}
      <div className={styles.dock}>
        <a className="link" href={paths.newImport}>
          {say('admin.import.file.other')}
        </a>
        <Button
          kind="primary"
          reason={isReady ? undefined : say(isUsable ? 'admin.import.nothing-to-do' : 'admin.import.unusable')}
          disabled={starting.isPending}
          onClick={() => starting.mutate()}
        >
          {label}
        </Button>
      </div>
    </>
  )
}
