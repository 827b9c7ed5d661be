import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ManagedService,
  ServiceUses,
  ServiceVersion,
  serviceDraft,
} from '../../../src/contract/catalogue/catalogue.ts'
import type { VersionMove } from '../../../src/domain/catalogue/service-versions.ts'
import { get, post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

export type ServiceDraft = z.input<typeof serviceDraft>

export const SERVICES = ['services'] as const

export function useServices() {
  return useQuery({
    queryKey: SERVICES,
    queryFn: ({ signal }) => get<{ services: readonly ManagedService[] }>('/api/services', signal),
    select: ({ services }) => services,
  })
}

export function useVersions(serviceId: number | null) {
  return useQuery({
    queryKey: [...SERVICES, serviceId],
    queryFn: ({ signal }) =>
      get<{ versions: readonly ServiceVersion[] }>(`/api/services/${serviceId}/versions`, signal),
    select: ({ versions }) => versions,
    enabled: serviceId !== null,
  })
}

/** What leans on a service, looked up anew each time. */
export function useUses(serviceId: number) {
  return useQuery({
    queryKey: [...SERVICES, serviceId, 'uses'],
    queryFn: ({ signal }) => get<ServiceUses>(`/api/services/${serviceId}/uses`, signal),
    gcTime: 0,
  })
}

interface VersionOrder {
  readonly id: number
  readonly move: VersionMove
  readonly revision?: number
  readonly remark?: string
  readonly at?: string
  readonly successor?: number
}

/** One step of a version; says what came of it. */
export function useVersionMove() {
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...order }: VersionOrder) => post(`/api/service-versions/${id}/moves`, order),
    onSuccess: (_, { move, at }) =>
      showToast({ text: say(at ? 'admin.version.done.plan' : `admin.version.done.${move}`) }),
    onError: (error) => needsSuccessor(error) || showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: SERVICES }),
  })
}

/** The service is the default one: the page asks which takes its place. */
export function needsSuccessor(error: unknown): boolean {
  return error instanceof Problem && error.code === 'service.is-default'
}

export interface Drafted {
  readonly serviceId: number
  readonly version: number
}

export type Keep = (draft: ServiceDraft, key: string) => Promise<Drafted>

/** Keeps the next version of a service, or the first one of a new service. */
export function useDrafting(place: { readonly serviceId: number } | { readonly parentId: number | null }): Keep {
  return useKept((draft, key) =>
    'serviceId' in place
      ? post<Drafted>(`/api/services/${place.serviceId}/versions`, draft, key)
      : post<Drafted>('/api/services', { parentId: place.parentId, draft }, key),
  )
}

/** Changes a draft where it is; refused when somebody has changed or approved it since the page showed it. */
export function useRedrafting({ id, revision }: ServiceVersion): Keep {
  return useKept((draft, key) => post<Drafted>(`/api/service-versions/${id}/revisions`, { revision, draft }, key))
}

function useKept(keep: Keep): Keep {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft, key) => {
    const drafted = await keep(draft, key)
    await queries.invalidateQueries({ queryKey: SERVICES })
    showToast({ text: say('admin.draft.kept') })
    return drafted
  }
}
