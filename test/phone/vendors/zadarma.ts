import { createHmac } from 'node:crypto'
import type { PbxArrived } from '../../../src/channels/phone/pbx.ts'
import { bare, postedForm, type Step, type Told, type Vendor } from '../story.ts'

const IN = ['caller_id', 'called_did', 'call_start']
const OUT = ['internal', 'destination', 'call_start']

/** Zadarma and Novofon: one form an event, no legs, times without a zone. */
export const zadarmaVendor: Vendor = {
  saysTalk: true,
  saysMissed: true,
  forge: (arrived) => ({
    ...arrived,
    headers: { ...arrived.headers, signature: Buffer.from('a stranger').toString('base64') },
  }),
  tell: (step, of) => {
    const parties = { caller_id: of.client, called_did: bare(of.line) }
    const out = { caller_id: bare(of.line), destination: bare(of.client), internal: '101' }
    switch (step.is) {
      case 'arrives':
        return [notice(of, { event: 'NOTIFY_START', ...parties }, IN)]
      case 'dials':
        return [notice(of, { event: 'NOTIFY_OUT_START', ...out }, OUT)]
      case 'rings':
        return [notice(of, { event: 'NOTIFY_INTERNAL', ...parties, internal: step.who }, IN)]
      case 'answers':
        return of.direction === 'in'
          ? [answer(of, { caller_id: of.client, destination: step.who, internal: step.who })]
          : [answer(of, out)]
      case 'stops':
        return []
      case 'consults':
        return [notice(of, { event: 'NOTIFY_INTERNAL', ...parties, internal: step.to }, IN)]
      case 'passes':
        return [answer(of, { caller_id: of.client, destination: step.to, internal: step.to })]
      case 'ends':
        return ended(step, of, of.direction === 'in' ? { ...parties, internal: step.spoke ?? '101' } : out)
    }
  },
}

function answer(of: Told, fields: Readonly<Record<string, string>>) {
  return notice(of, { event: 'NOTIFY_ANSWER', ...fields }, ['caller_id', 'destination', 'call_start'])
}

function ended(step: Step & { readonly is: 'ends' }, of: Told, fields: Readonly<Record<string, string>>) {
  const spoke = step.answeredAt !== null
  const recording = { is_recorded: spoke ? '1' : '0', ...(spoke && { call_id_with_rec: `${of.call}.rec` }) }
  const more = {
    duration: String(step.at - (step.answeredAt ?? step.at)),
    disposition: spoke ? 'answered' : 'no answer',
    status_code: '16',
    ...recording,
  }
  const event = of.direction === 'in' ? 'NOTIFY_END' : 'NOTIFY_OUT_END'
  return [
    notice(of, { event, ...fields, ...more }, of.direction === 'in' ? IN : OUT),
    ...(spoke
      ? [
          notice(of, { event: 'NOTIFY_RECORD', call_id_with_rec: `${of.call}.rec` }, [
            'pbx_call_id',
            'call_id_with_rec',
          ]),
        ]
      : []),
  ]
}

function notice(of: Told, fields: Readonly<Record<string, string>>, signed: readonly string[]): PbxArrived {
  const start = new Date(of.start).toISOString().slice(0, 19).replace('T', ' ')
  return signedZadarma(of, { call_start: start, pbx_call_id: `${of.direction}_${of.call}`, ...fields }, signed)
}

/** A delivery of Zadarma, signed over the values of `signed` one behind another. */
export function signedZadarma(
  { keys }: Pick<Told, 'keys'>,
  fields: Readonly<Record<string, string>>,
  signed: readonly string[],
): PbxArrived {
  const hex = createHmac('sha1', keys.secret)
    .update(signed.map((name) => fields[name] ?? '').join(''))
    .digest('hex')
  return postedForm(fields, { headers: { signature: Buffer.from(hex).toString('base64') } })
}
