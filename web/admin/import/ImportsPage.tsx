import { IconPlayerPause, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ListedImport } from '../../../src/contract/imports/imports.ts'
import { post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { Button, ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useAddressQuery } from '../customers/use-query.ts'
import styles from './Import.module.css'
import { useImports, useRefreshImports } from './imports.ts'
import { PastImports } from './PastImports.tsx'

/** Less than that is not told apart. */
const MINUTE = 60_000

/** What is being imported now, and what was before. */
export function ImportsPage() {
  const say = useSay()
  const { get } = useAddressQuery()
  const { data, error, refetch } = useImports()
  useTitle(say('admin.import'))
  const running = data?.filter(({ state }) => state === 'running' || state === 'undoing') ?? []
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{say('admin.import')}</h1>
        <a className={buttonClass(running.length > 0 ? 'default' : 'primary')} href={paths.newImport}>
          <ButtonFace icon={IconPlus}>{say('admin.import.new')}</ButtonFace>
        </a>
      </div>
      <p className={styles.lead}>{say('admin.import.lead')}</p>
      {running.map((one) => (
        <Running key={one.id} one={one} />
      ))}
      {!data ? (
        error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading groups={2} />
        )
      ) : data.length === 0 ? (
        <EmptyState title={say('admin.import.past.none')}>{say('admin.import.past.none.text')}</EmptyState>
      ) : (
        <PastImports imports={data.filter((one) => !running.includes(one))} opened={Number(get('undo')) || null} />
      )}
    </div>
  )
}

function Running({ one }: { readonly one: ListedImport }) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const refresh = useRefreshImports()
  const { id, fileName, subject, startedBy, ranAt, counts, state } = one
  const stopping = useMutation({
    mutationFn: () => post(`/api/imports/${id}/stop`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: refresh,
  })
  const isUndoing = state === 'undoing'
  const all = isUndoing ? counts.created + counts.updated : counts.rows
  const done = isUndoing ? counts.gone + counts.restored + counts.stays : counts.done
  const spent = ranAt === null || isUndoing ? 0 : now - Date.parse(ranAt)
  const left = done > 0 && spent > 0 ? Math.max(1_000, (spent / done) * (all - done)) : null
  return (
    <section className={styles.running} aria-label={fileName}>
      <div className={styles.runningHead}>
        <strong>{fileName}</strong>
        <span className={styles.quiet}>
          {say('admin.import.by', {
            subject: say(`admin.import.subject.${subject}`),
            name: startedBy.name,
            at: formats.moment(ranAt ?? one.createdAt, now),
          })}
        </span>
        {!isUndoing && (
          <Button icon={IconPlayerPause} disabled={stopping.isPending} onClick={() => stopping.mutate()}>
            {say('admin.import.stop')}
          </Button>
        )}
      </div>
      <p className={styles.big}>
        <b>{formats.number(done)}</b> {say('admin.import.of', { count: formats.number(all) })}
        {left !== null && (
          <span className={styles.left}>
            {say('admin.import.left', { time: formats.short(Math.max(MINUTE, left)) })}
          </span>
        )}
      </p>
      <progress
        className={styles.meter}
        max={Math.max(1, all)}
        value={done}
        aria-label={say('admin.import.progress')}
      />
      <p className={styles.runningFoot}>
        {isUndoing ? (
          say('admin.import.undoing', { gone: formats.number(counts.gone), restored: formats.number(counts.restored) })
        ) : (
          <>
            <span>{say('admin.import.created', { count: formats.number(counts.created) })}</span>
            <span>{say('admin.import.updated', { count: formats.number(counts.updated) })}</span>
            <span>{say('admin.import.failed', { count: formats.number(counts.failed) })}</span>
          </>
        )}
        <span className={styles.left}>{say('admin.import.close-tab')}</span>
      </p>
    </section>
  )
}
