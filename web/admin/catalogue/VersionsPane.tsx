import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ServiceVersion } from '../../../src/contract/catalogue/catalogue.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { useAddressQuery } from '../customers/use-query.ts'
import { GroupCrumb } from './GroupCrumb.tsx'
import { OfferLine } from './offer/OfferLine.tsx'
import styles from './Service.module.css'

/** In the address: a version that is not kept as yet. */
export const NEW = 'new'

interface VersionsPaneProps {
  /** Null: it is not there as yet. */
  readonly serviceId: number | null
  readonly versions: readonly ServiceVersion[]
  readonly opened: number | typeof NEW | null
  /** What the opened one changes. */
  readonly children?: ReactNode
}

export type VersionList = Omit<VersionsPaneProps, 'children'>

/** Every version with what became of it, the latest first; a new draft is begun here. */
export function VersionsPane({ serviceId, versions, opened, children }: VersionsPaneProps) {
  const say = useSay()
  const { hrefWith } = useAddressQuery()
  return (
    <section className={styles.versions} aria-label={say('admin.versions')}>
      <nav className={styles.crumbs} aria-label={say('admin.service.above')}>
        <a className="link" href={paths.catalogue}>
          {say('admin.catalogue')}
        </a>
        {serviceId !== null && <GroupCrumb serviceId={serviceId} />}
      </nav>
      {serviceId !== null && <OfferLine serviceId={serviceId} />}
      <div className={styles.scroll}>
        <h2 className={styles.heading}>{say('admin.versions')}</h2>
        <ul>
          {opened === NEW && (
            <li>
              <span className={styles.version} aria-current="true">
                <span className={styles.number} aria-hidden="true">
                  +
                </span>
                <b>{say('admin.version.new')}</b>
              </span>
            </li>
          )}
          {versions.map((version) => (
            <li key={version.id}>
              <a
                className={styles.version}
                data-state={version.state}
                aria-current={version.version === opened ? 'true' : undefined}
                href={hrefWith({ version: String(version.version), restore: null })}
              >
                <span className={styles.number}>{version.version}</span>
                <Standing version={version} />
              </a>
            </li>
          ))}
        </ul>
        {children}
      </div>
      {serviceId !== null && opened !== NEW && (
        <div className={styles.notice}>
          <a className={buttonClass()} href={hrefWith({ version: NEW })}>
            <ButtonFace icon={IconPlus}>{say('admin.draft.new')}</ButtonFace>
          </a>
        </div>
      )}
    </section>
  )
}

/** How it stands, since when, by whom, and how many open requests are on it. */
function Standing({ version }: { readonly version: ServiceVersion }) {
  const say = useSay()
  const formats = useFormats()
  const { state, authors, handedBy, handedAt, approvedBy, publishAt, publishedAt, withdrawnAt, openRequests } = version
  const names = authors.map(({ name }) => name).join(', ')
  const moment = (at: string) => formats.moment(at, Date.now())
  const lines = {
    draft: [names],
    on_approval: [handedBy?.name, handedAt && moment(handedAt)],
    approved: [
      approvedBy && say('admin.version.approved-by', { name: approvedBy.name }),
      publishAt && say('admin.version.publish-at', { at: moment(publishAt) }),
    ],
    published: [
      publishedAt && moment(publishedAt),
      approvedBy && say('admin.version.approved-by', { name: approvedBy.name }),
    ],
    withdrawn: [withdrawnAt && say('admin.version.until', { at: moment(withdrawnAt) })],
  } as const
  return (
    <span className={styles.words}>
      <b>{say(`admin.version.is.${state}`)}</b>
      {lines[state].filter(Boolean).map((line) => (
        <span key={line} className={styles.quiet}>
          {line}
        </span>
      ))}
      {openRequests > 0 && <span className={styles.quiet}>{say('admin.version.open', { count: openRequests })}</span>}
    </span>
  )
}
