import { useLocation, useRouter } from '@tanstack/react-router'
import { SUBJECTS, type Subject } from '../../../src/domain/audit/subjects.ts'
import { paths } from '../../paths.ts'

export interface AuditAddress {
  readonly who: number | null
  readonly subject: Subject | null
  /** One thing alone. */
  readonly thing: string | null
  readonly since: string | null
  readonly until: string | null
  readonly words: string
  /** The change that stands open. */
  readonly change: number | null
  /** The difference as it is stored. */
  readonly stored: boolean
}

/** What the journal shows stands in the address. */
export function useAuditAddress() {
  const { searchStr } = useLocation()
  const { history } = useRouter()
  const address = auditAddressIn(searchStr)
  return {
    address,
    hrefWith: (change: Partial<AuditAddress>) => auditHref({ ...address, ...change }),
    /** Filters take the place of those before: Back leaves the page. */
    replace: (change: Partial<AuditAddress>) => history.replace(auditHref({ ...address, ...change })),
    open: (change: Partial<AuditAddress>) => history.push(auditHref({ ...address, ...change })),
  }
}

export function auditAddressIn(searchStr: string): AuditAddress {
  const search = new URLSearchParams(searchStr)
  return {
    who: numberIn(search.get('who')),
    subject: SUBJECTS.find((one) => one === search.get('subject')) ?? null,
    thing: search.get('thing'),
    since: dayIn(search.get('since')),
    until: dayIn(search.get('until')),
    words: search.get('q') ?? '',
    change: numberIn(search.get('change')),
    stored: search.get('as') === 'stored',
  }
}

export function auditHref(some: Partial<AuditAddress>): string {
  const { change = null, stored = false, ...filters } = some
  const search = questionOf(filters)
  if (change !== null) search.set('change', String(change))
  if (change !== null && stored) search.set('as', 'stored')
  return search.size === 0 ? paths.adminAudit : `${paths.adminAudit}?${search}`
}

type Filters = Omit<AuditAddress, 'change' | 'stored'>

function questionOf({
  who = null,
  subject = null,
  thing = null,
  since = null,
  until = null,
  words = '',
}: Partial<Filters>) {
  const search = new URLSearchParams()
  if (who !== null) search.set('who', String(who))
  if (subject !== null) search.set('subject', subject)
  if (subject !== null && thing !== null) search.set('thing', thing)
  if (since !== null) search.set('since', since)
  if (until !== null) search.set('until', until)
  if (words !== '') search.set('q', words)
  return search
}

/** The same filters as the API calls them. */
export function apiQuestion({ who, subject, thing, since, until, words }: Filters): URLSearchParams {
  const question = new URLSearchParams()
  if (who !== null) question.set('actor', String(who))
  if (subject !== null) question.set('subject', subject)
  if (subject !== null && thing !== null) question.set('subjectId', thing)
  if (since !== null) question.set('since', since)
  if (until !== null) question.set('until', until)
  if (words.trim() !== '') question.set('q', words.trim())
  return question
}

function numberIn(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}

function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null
}
