import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { AdminChangeCard } from '../../../src/contract/audit/admin-change.ts'
import type { Subject } from '../../../src/domain/audit/subjects.ts'
import { paths } from '../../paths.ts'
import { formerState, useChange } from './journal.ts'

/** Fields that a form of the thing can bring back, and where it opens. */
const FORMS: Partial<Record<Subject, { readonly fields: readonly string[]; readonly href: (id: number) => string }>> = {
  team: { fields: ['name', 'line', 'hours'], href: paths.team },
  specialist: { fields: ['roles', 'teams'], href: paths.specialist },
  service: {
    fields: ['name', 'situation', 'description', 'synonyms', 'requestType', 'form', 'team'],
    href: paths.catalogueService,
  },
}

/**
 * Where a form opens with the former values as a draft; null when no form can bring them back: the thing was made by this change, or
 * what changed is done by a button of its own.
 */
export function restoreHref(change: AdminChangeCard): string | null {
  const form = FORMS[change.subject]
  if (!form || change.before === null) return null
  const touches = Object.keys(change.before).some((path) => form.fields.includes(path.split('.')[0] ?? ''))
  if (!touches) return null
  const gone = change.after === null
  if (gone && change.subject !== 'team') return null
  const href = gone ? paths.newTeam : form.href(Number(change.subjectId))
  return `${href}?${change.subject === 'service' ? 'version=new&' : ''}restore=${change.id}`
}

export interface Former {
  /** The entry of the journal that is put back. */
  readonly entry: number
  readonly state: Readonly<Record<string, unknown>>
}

/** Former values that the address asks for, of one kind of thing; null when it asks for none, undefined while they are on their way. */
export function useFormer(subject: Subject): Former | null | undefined {
  const asked = Number(new URLSearchParams(useLocation().searchStr).get('restore'))
  const id = Number.isSafeInteger(asked) && asked > 0 ? asked : null
  const { data, isLoading } = useChange(id)
  if (isLoading) return undefined
  return data?.subject === subject ? { entry: data.id, state: formerState(data) } : null
}

/** Lays former values over what a form shows, once they are there; they count as typed. */
export function useRestored(subject: Subject, lay: (state: Former['state']) => void) {
  const { pathname } = useLocation()
  const { history } = useRouter()
  const former = useFormer(subject) ?? null
  const laid = useRef<number | null>(null)
  const latest = useRef(lay)
  latest.current = lay
  useEffect(() => {
    if (!former || laid.current === former.entry) return
    laid.current = former.entry
    latest.current(former.state)
  }, [former])
  /** What was saved is no draft any more. */
  const forget = () => former && history.replace(pathname)
  return { former, forget }
}
