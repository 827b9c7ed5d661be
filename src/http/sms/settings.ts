import { z } from 'zod'
import { unsealed } from '../../actions/ground/sealed.ts'
import { saveSms } from '../../actions/sms/save-sms.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/sms/sms.ts'
import type { Db } from '../../db/engine/database.ts'
import { maybeIso } from '../../db/engine/moments.ts'
import { listIdentities } from '../../db/people/identities.ts'
import { findSms, spentAt } from '../../db/sms/messages.ts'
import { listSmsAccounts, loadSmsAccount, loadSmsRules, type SmsAccount } from '../../db/sms/settings.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { moneyStanding } from '../../domain/sms/money.ts'
import { isTextable, reportAddress, type SmsProviderName } from '../../domain/sms/providers.ts'
import { speak } from '../../texts/say.ts'
import type { App } from '../server/context.ts'
import { actPrepared, look } from '../server/door.ts'
import type { SmsHouse } from './sms-house.ts'

const tag = 'sms'
const only = 'administer'

/** By whom SMS is sent, for what, for how much, and how it fares. Keys never come back out. */
export function smsSettings(app: App, house: SmsHouse): void {
  const { secret, sms } = house
  look(
    app,
    house,
    { url: '/api/sms', tag, only, about: 'By whom SMS is sent, for what and for how much', answer: shapes.sms },
    async ({ db, now, actor }) => {
      const [phone] = (await listIdentities(db, 'phone', [actor.personId])).filter(({ value }) => isTextable(value))
      return { ...(await shown(house, db, now)), ownPhone: phone?.value ?? null }
    },
  )
  actPrepared(
    app,
    house,
    'PUT',
    {
      url: '/api/sms',
      tag,
      only,
      about: 'Change how SMS is sent; to switch it on, its provider is asked whether it knows the key',
      body: shapes.smsDraft,
      answer: done,
      prepare: async ({ db }, { body }) => {
        if (!body.enabled) return null
        const access = { key: body.key ?? (await keptKey(house, db, body.provider)), sender: body.sender }
        const { balance, trouble } = await sms.identify(body.provider, access)
        if (trouble !== null) throw new Refusal(trouble === 'key_wrong' ? 'sms.key-wrong' : 'sms.unreachable')
        return { balance }
      },
    },
    async (desk, { body }, known) => {
      await saveSms(desk, secret, { ...body, known })
      return { done: true as const }
    },
  )
}

const one = z.object({ id: z.coerce.number().pipe(id) })

/**
 * A message to a telephone of one's own, with settings that need not be kept. It is paid for and sent while the door gets ready, in
 * transactions of its own: the network is never asked within one. Whoever repeats the call sends another one.
 */
export function smsTrials(app: App, house: SmsHouse): void {
  const { sms, now } = house
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/sms-trials',
      tag,
      only,
      about: 'Ask the provider whether it knows the key, and send one message; no setting is changed',
      body: shapes.smsTrial,
      answer: shapes.triedSms,
      prepare: async ({ db, signedIn }, { body }) => {
        const { provider, sender, segmentPrice, code } = body
        const { value: phone } = normalisedAddress(body.phone)
        if (!isTextable(phone)) throw new Refusal('input.invalid', { field: 'phone' })
        const kept = await loadSmsAccount(db, provider)
        const access = { key: body.key ?? (await keptKey(house, db, provider)), sender }
        const isKept = body.key === undefined && kept.sender === sender
        const text = speak(signedIn.person.locale)('admin.sms.try.text', { code })
        return sms.tryOut(db, now, { provider, access, isKept, segmentPrice, phone, text })
      },
    },
    async (_desk, _input, tried) => tried,
  )
  actPrepared(
    app,
    house,
    'POST',
    {
      url: '/api/sms-trials/:id/looks',
      tag,
      only,
      about: 'Ask the provider what became of a trial',
      params: one,
      body: shapes.smsLook,
      answer: shapes.smsState,
      prepare: async ({ db }, { params, body }) => {
        const message = await trialOf(db, params.id)
        const key = body.key ?? (await keptKey(house, db, message.provider))
        await sms.lookAt(db, now, { access: { key, sender: '' }, message })
        return trialOf(db, params.id)
      },
    },
    async (_desk, _input, { state, segments, price, reportedAt, trouble, error: said }) => ({
      ...{ state, segments, price, trouble, said },
      reportedAt: maybeIso(reportedAt),
    }),
  )
}

async function trialOf(db: Db, message: number) {
  const found = await findSms(db, message)
  if (found?.purpose !== 'trial') throw new Refusal('sms.not-found')
  return found
}

async function keptKey({ secret }: SmsHouse, db: Db, provider: SmsProviderName): Promise<string> {
  const { key } = await loadSmsAccount(db, provider)
  if (key === null) throw new Refusal('sms.key-missing')
  return unsealed(secret, 'sms', key)
}

async function shown(house: SmsHouse, db: Db, now: Instant): Promise<Omit<shapes.Sms, 'ownPhone'>> {
  const [rules, accounts, spent] = await Promise.all([loadSmsRules(db), listSmsAccounts(db), spentAt(db, now)])
  const segmentPrice = accounts.find(({ provider }) => provider === rules.provider)?.segmentPrice ?? 1
  return {
    ...rules,
    uses: [...rules.uses],
    spent,
    money: moneyStanding(rules, spent, segmentPrice),
    providers: accounts.map((account) => cardOf(house, account)),
  }
}

function cardOf({ sms, url }: SmsHouse, account: SmsAccount): shapes.SmsAccountCard {
  const { provider, key, keyEnds, sender, segmentPrice, checkedAt, balance, balanceAt, trouble, error } = account
  const { url: api, isSet: apiIsSet } = sms.apiOf(provider)
  return {
    ...{ provider, api, apiIsSet, sender, segmentPrice, checkedAt, balance, balanceAt, trouble, error },
    keyEnds: key === null ? null : keyEnds,
    reportAddress: reportAddress(url, provider, sms.reportKey(provider)),
    reportWord: sms.reportWord(provider),
  }
}
