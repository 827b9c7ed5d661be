import { IconChevronRight, IconFile } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { ImportPage as Shown } from '../../../src/contract/imports/imports.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { ErrorState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Columns } from './Columns.tsx'
import styles from './Import.module.css'
import { useImport } from './imports.ts'
import { Steps } from './Steps.tsx'
import { Trial } from './Trial.tsx'

/** The second step: columns and what the trial found. */
export function ImportPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useImport(Number(id))
  if (data) return <Page one={data} />
  if (error instanceof Problem && error.status === 404) return <Missing home={paths.adminImports} />
  return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={3} />
}

function Page({ one }: { readonly one: Shown }) {
  const say = useSay()
  const { fileName, subject, state } = one
  useTitle(fileName)
  const isOpen = state === 'tried' || state === 'trying' || state === 'reading' || state === 'unreadable'
  return (
    <div className={styles.split}>
      <section className={styles.columns}>
        <div className={styles.head}>
          <nav className={styles.crumbs}>
            <a href={paths.adminImports}>{say('admin.import')}</a>
            <Icon of={IconChevronRight} size={14} />
            <h1>{say(`admin.import.subject.${subject}`)}</h1>
          </nav>
          <Steps at={isOpen ? 'columns' : 'load'} />
        </div>
        <About one={one} />
        {state === 'reading' && <p className={styles.pad}>{say('admin.import.reading')}</p>}
        {state === 'unreadable' && (
          <ErrorState
            title={say('admin.import.unreadable')}
            action={
              <a className="link" href={paths.newImport}>
                {say('admin.import.file.other')}
              </a>
            }
          >
            {say(troubleOf(one.trouble))}
          </ErrorState>
        )}
        {one.columns.length > 0 && (
          <Columns key={one.revision} one={one} isOpen={state === 'tried' || state === 'trying'} />
        )}
      </section>
      {one.columns.length > 0 && <Trial one={one} />}
    </div>
  )
}

function About({ one: { fileName, fileSize, counts, encoding, delimiter } }: { readonly one: Shown }) {
  const say = useSay()
  const formats = useFormats()
  const sign = delimiter === null ? undefined : DELIMITERS[delimiter]
  return (
    <p className={styles.about}>
      <Icon of={IconFile} />
      <strong>{fileName}</strong>
      <span className={styles.quiet}>
        {[
          counts.rows > 0 && say('admin.import.rows', { count: counts.rows }),
          formats.size(fileSize),
          encoding && `${say('admin.import.encoding')} ${encoding}`,
          sign && `${say('admin.import.delimiter')}: ${say(sign)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  )
}

const DELIMITERS: Readonly<
  Record<string, 'admin.import.delimiter.semicolon' | 'admin.import.delimiter.comma' | 'admin.import.delimiter.tab'>
> = {
  ';': 'admin.import.delimiter.semicolon',
  ',': 'admin.import.delimiter.comma',
  '\t': 'admin.import.delimiter.tab',
}

const TROUBLES = ['empty', 'too-wide', 'too-long', 'too-large', 'not-a-table', 'quote-open', 'gone'] as const

function troubleOf(text: string | null) {
  const known = TROUBLES.find((one) => one === text) ?? 'not-a-table'
  return `admin.import.trouble.${known}` as const
}
