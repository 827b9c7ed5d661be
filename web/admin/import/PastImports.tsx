import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { ListedImport } from '../../../src/contract/imports/imports.ts'
import { post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useAddressQuery } from '../customers/use-query.ts'
import styles from './Import.module.css'
import { useRefreshImports, useUndoPlan } from './imports.ts'

interface PastImportsProps {
  readonly imports: readonly ListedImport[]
  /** The one whose undoing is asked about. */
  readonly opened: number | null
}

export function PastImports({ imports, opened }: PastImportsProps) {
  const say = useSay()
  return (
    <section>
      <h2 className={styles.title}>
        {say('admin.import.past')} <span className={styles.quiet}>{say('admin.import.past.aside')}</span>
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.when}>{say('admin.import.col.when')}</th>
            <th>{say('admin.import.col.file')}</th>
            <th>{say('admin.import.col.what')}</th>
            <th>{say('admin.import.col.who')}</th>
            <th className={styles.figure}>{say('admin.import.col.rows')}</th>
            <th className={styles.figure}>{say('admin.import.col.errors')}</th>
            <th>{say('admin.import.col.state')}</th>
            <th className={styles.act}>
              <span className={styles.hidden}>{say('admin.import.col.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <Fragment key={one.id}>
              <Line one={one} isOpen={one.id === opened} />
              {one.id === opened && one.canBeUndone && (
                <tr data-on="">
                  <td colSpan={8} className={styles.undo}>
                    <Undoing one={one} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ one, isOpen }: { readonly one: ListedImport; readonly isOpen: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { id, fileName, subject, startedBy, counts, state, createdAt, ranAt } = one
  return (
    <tr data-on={isOpen || undefined}>
      <td className={styles.when}>{formats.moment(ranAt ?? createdAt, now)}</td>
      <td>
        <a href={paths.adminImport(id)}>{fileName}</a>
      </td>
      <td>{say(`admin.import.subject.${subject}`)}</td>
      <td>{startedBy.name}</td>
      <td className={styles.figure}>{formats.number(counts.rows)}</td>
      <td className={styles.figure}>{formats.number(ranAt === null ? counts.problem : counts.failed)}</td>
      <td data-state={state}>{say(`admin.import.state.${state}`)}</td>
      <td className={styles.act}>
        <Act one={one} isOpen={isOpen} />
      </td>
    </tr>
  )
}

function Act({ one, isOpen }: { readonly one: ListedImport; readonly isOpen: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const { hrefWith } = useAddressQuery()
  const { id, state, canBeUndone, undoneAt } = one
  if (isOpen && canBeUndone) {
    return (
      <a className="link" href={hrefWith({ undo: null })}>
        {say('admin.import.undo.fold')}
      </a>
    )
  }
  if (canBeUndone) {
    return (
      <a className="link" href={hrefWith({ undo: String(id) })}>
        {say('admin.import.undo')}
      </a>
    )
  }
  if (state === 'undone' && undoneAt !== null) {
    return <span className={styles.quiet}>{say('admin.import.undone', { at: formats.date(undoneAt, now) })}</span>
  }
  if (state === 'done') return <span className={styles.quiet}>{say('admin.import.too-old')}</span>
  return (
    <a className="link" href={paths.adminImport(id)}>
      {say('admin.import.open')}
    </a>
  )
}

function Undoing({ one: { id, fileName } }: { readonly one: ListedImport }) {
  const say = useSay()
  const formats = useFormats()
  const refresh = useRefreshImports()
  const { hrefWith, put } = useAddressQuery()
  const { data: plan, error, refetch } = useUndoPlan(id)
  const undoing = useMutation({
    mutationFn: () => post(`/api/imports/${id}/undo`),
    onSuccess: () => put({ undo: null }),
    onError: (problem) => showToast({ text: say(textOfProblem(problem)), urgent: true }),
    onSettled: refresh,
  })
  if (!plan) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={1} />
  const { gone, restored, stays, requests } = plan
  return (
    <>
      <strong>{say('admin.import.undo.title', { file: fileName })}</strong>
      <ul className={styles.plan}>
        {gone > 0 && (
          <li>
            <Icon of={IconCheck} /> {say('admin.import.undo.gone', { count: gone })}
          </li>
        )}
        {restored > 0 && (
          <li>
            <Icon of={IconCheck} /> {say('admin.import.undo.restored', { count: restored })}
          </li>
        )}
        {stays > 0 && (
          <li data-stays="">
            <Icon of={IconAlertTriangle} />
            <span>
              {say('admin.import.undo.stays', { count: stays })}{' '}
              {requests.length > 0 &&
                say('admin.import.undo.requests', { numbers: requests.map((number) => `№${number}`).join(', ') })}
            </span>
          </li>
        )}
      </ul>
      <div className={styles.buttons}>
        <Button kind="primary" disabled={undoing.isPending} onClick={() => undoing.mutate()}>
          {say('admin.import.undo.do', { gone: formats.number(gone), restored: formats.number(restored) })}
        </Button>
        <a className="link" href={hrefWith({ undo: null })}>
          {say('admin.import.undo.not')}
        </a>
      </div>
    </>
  )
}
