import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Sms,
  SmsAccountCard,
  SmsDraft,
  SmsLookInput,
  SmsStateCard,
  SmsTrialInput,
  TriedSms,
} from '../../../src/contract/sms/sms.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { get, post, put } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { showToast } from '../../ui/toasts.ts'
import type { Decision } from '../home/decisions.ts'

const ALL = ['sms'] as const

export function useSms() {
  return useQuery({ queryKey: ALL, queryFn: ({ signal }) => get<Sms>('/api/sms', signal), refetchInterval: 10_000 })
}

/** Keeps the settings, and says so. */
export function useKeepingSms() {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft: SmsDraft): Promise<void> => {
    await put('/api/sms', draft)
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.sms.saved') })
  }
}

export function tryOut(trial: SmsTrialInput): Promise<TriedSms> {
  return post<TriedSms>('/api/sms-trials', trial)
}

/** What became of a trial, as its provider says just now. */
export function useTrial(message: number | null, look: SmsLookInput) {
  return useQuery({
    queryKey: [...ALL, 'trial', message],
    queryFn: () => post<SmsStateCard>(`/api/sms-trials/${message}/looks`, look),
    enabled: message !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'accepted' ? 3_000 : false),
  })
}

export function accountOf({ providers, provider }: Pick<Sms, 'providers' | 'provider'>): SmsAccountCard | null {
  return providers.find((one) => one.provider === provider) ?? null
}

export type SmsStanding = 'broken' | 'reached' | 'near' | 'works' | 'off' | 'unchecked'

/** How SMS fares, in one word. */
export function smsStanding(sms: Sms): SmsStanding {
  const account = accountOf(sms)
  if (!sms.enabled) return account?.checkedAt ? 'off' : 'unchecked'
  if (account?.trouble) return 'broken'
  return sms.money === 'calm' ? 'works' : sms.money
}

export function smsDecisions(say: Say, sms: Sms): Decision[] {
  const trouble = accountOf(sms)?.trouble
  const whole = { kind: 'trouble' as const, href: paths.adminSms, action: say('admin.sms') }
  if (!sms.enabled) return []
  return [
    ...(trouble
      ? [
          {
            ...whole,
            key: 'sms provider',
            title: say(`admin.sms.trouble.${trouble}`),
            text: say(`admin.sms.trouble.${trouble}.do`),
          },
        ]
      : []),
    ...(sms.money === 'calm'
      ? []
      : [
          {
            ...whole,
            key: 'sms money',
            title: say(`admin.sms.money.${sms.money}`),
            text: say(`admin.sms.money.${sms.money}.do`),
          },
        ]),
  ]
}

/** 410 → «4,10 ₽»; whole roubles without kopecks. */
export function useMoney(): (kopecks: number) => string {
  const { language } = useFormats()
  return (kopecks) => {
    const minimumFractionDigits = kopecks % 100 === 0 ? 0 : 2
    return new Intl.NumberFormat(language, { style: 'currency', currency: 'RUB', minimumFractionDigits }).format(
      kopecks / 100,
    )
  }
}

/** «2 000» and «4,10» → kopecks; null: it is no sum. */
export function kopecksOf(typed: string): number | null {
  const text = typed.replaceAll(/[\s\u00A0₽]/g, '').replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}

/** As one types it: «2000», «4,1». */
export function typedRoubles(kopecks: number, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: false }).format(kopecks / 100)
}
