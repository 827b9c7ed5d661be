import { useRef, useState } from 'react'
import type { Sms, SmsDraft } from '../../../src/contract/sms/sms.ts'
import { SENDER, type SmsProviderName } from '../../../src/domain/sms/providers.ts'
import type { SmsUse } from '../../../src/domain/sms/uses.ts'
import { useForm } from '../../form/use-form.ts'
import { useFormats, useSay } from '../../language.ts'
import { accountOf, kopecksOf, typedRoubles, useKeepingSms } from './sms.ts'

/** As an administrator types it. */
export interface SmsTyped {
  readonly provider: SmsProviderName
  /** Empty: the kept one stays. */
  readonly key: string
  readonly sender: string
  readonly price: string
  readonly uses: readonly SmsUse[]
  readonly day: string
  readonly month: string
  readonly reserve: string
}

const KEY = /^[\x21-\x7e]{8,2000}$/
const DEAREST = 100_000
const MOST = 100_000_000

export type SmsForm = ReturnType<typeof useSmsForm>

export function useSmsForm(sms: Sms) {
  const say = useSay()
  const { language } = useFormats()
  const keep = useKeepingSms()
  /** Which of its buttons sends the form. */
  const enabled = useRef(sms.enabled)
  const isWithin = (typed: string, [least, most]: readonly [number, number]) => {
    const kopecks = kopecksOf(typed)
    return kopecks !== null && kopecks >= least && kopecks <= most
  }
  const form = useForm({
    typed: useState<SmsTyped>({
      ...ofAccount(sms, sms.provider, language),
      uses: sms.uses,
      day: typedRoubles(sms.dayLimit, language),
      month: typedRoubles(sms.monthLimit, language),
      reserve: String(sms.reservePercent),
    }),
    check: ({ provider, key, sender, price, day, month, reserve }) => ({
      key:
        key.trim() === ''
          ? accountOf({ ...sms, provider })?.keyEnds === null && say('admin.sms.key.missing')
          : !KEY.test(key.trim()) && say('admin.sms.key.wrong'),
      sender: !SENDER.test(sender.trim()) && say('admin.sms.sender.wrong'),
      price: !isWithin(price, [1, DEAREST]) && say('admin.sms.price.wrong'),
      day: !isWithin(day, [0, MOST]) && say('admin.sms.limit.wrong'),
      month: !isWithin(month, [0, MOST]) && say('admin.sms.limit.wrong'),
      reserve: !/^(\d{1,2}|100)$/.test(reserve.trim()) && say('admin.sms.reserve.wrong'),
    }),
    body: ({ provider, key, sender, price, uses, day, month, reserve }): SmsDraft => ({
      provider,
      sender: sender.trim(),
      segmentPrice: kopecksOf(price) ?? 0,
      enabled: enabled.current,
      uses: [...uses],
      dayLimit: kopecksOf(day) ?? 0,
      monthLimit: kopecksOf(month) ?? 0,
      reservePercent: Number(reserve),
      ...(key.trim() !== '' && { key: key.trim() }),
    }),
    send: (draft) => keep(draft),
    places: {
      'sms.key-missing': 'key',
      'sms.key-wrong': 'key',
      'sms.unreachable': 'key',
      '/key': 'key',
      '/segmentPrice': 'price',
      '/dayLimit': 'day',
      '/monthLimit': 'month',
      '/reservePercent': 'reserve',
    },
    onDone: () => {
      form.put({ ...form.latest(), key: '' })
      form.settle()
    },
  })
  return {
    ...form,
    /** Another provider has a key, a sender and a price of its own. */
    turnTo: (provider: SmsProviderName) => form.set(ofAccount(sms, provider, language)),
    save: (isOn: boolean) => {
      enabled.current = isOn
      form.submit()
    },
  }
}

function ofAccount(sms: Sms, provider: SmsProviderName, language: string) {
  const account = accountOf({ ...sms, provider })
  return {
    provider,
    key: '',
    sender: account?.sender ?? '',
    price: typedRoubles(account?.segmentPrice ?? 0, language),
  }
}
