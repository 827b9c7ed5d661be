import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  PushServiceCard,
  PushServiceDraft,
  PushServices,
  PushServiceTrial,
  TriedPushService,
} from '../../../src/contract/push/services.ts'
import type { PushServiceName } from '../../../src/domain/push/services.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { get, post, put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Decision } from '../home/decisions.ts'

const ALL = ['push-services'] as const

export function usePushServices() {
  return useQuery({
    queryKey: ALL,
    queryFn: ({ signal }) => get<PushServices>('/api/push-services', signal),
    refetchInterval: 10_000,
  })
}

/** Keeps the settings of a service, and says so. */
export function useKeepingService(service: PushServiceName) {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft: PushServiceDraft): Promise<void> => {
    await put(`/api/push-services/${service}`, draft)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.app.saved') })
  }
}

export function checkService(service: PushServiceName, trial: PushServiceTrial): Promise<TriedPushService> {
  return post<TriedPushService>(`/api/push-services/${service}/checks`, trial)
}

export type ServiceStanding = 'broken' | 'works' | 'off' | 'empty'

export function serviceStanding({ enabled, trouble, keyHint }: PushServiceCard): ServiceStanding {
  if (!enabled) return keyHint === null ? 'empty' : 'off'
  return trouble === null ? 'works' : 'broken'
}

/** How the app is reached, in one word: by every service that is on, or not at all. */
export function appStanding(services: readonly PushServiceCard[]): ServiceStanding {
  const all = services.map(serviceStanding)
  return (['broken', 'works', 'off'] as const).find((one) => all.includes(one)) ?? 'empty'
}

export function appDecisions(say: Say, services: readonly PushServiceCard[]): Decision[] {
  return services.flatMap(({ service, enabled, trouble }) =>
    enabled && trouble !== null
      ? [
          {
            kind: 'trouble' as const,
            key: `push ${service}`,
            href: paths.adminApp,
            action: say('admin.app'),
            title: say(`admin.app.trouble.${trouble}`, { service: say(`admin.app.service.${service}`) }),
            text: say(`admin.app.trouble.${trouble}.do`),
          },
        ]
      : [],
  )
}
