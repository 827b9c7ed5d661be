import { createHash } from 'node:crypto'
import type { PbxArrived } from '../../../src/channels/phone/pbx.ts'
import { bare, postedForm, second, type Told, type Vendor } from '../story.ts'

/** «Входящий вызов», «Перевод вызова с консультацией» of the document: numbers in quotes and without, legs of their own. */
export const mangoVendor: Vendor = {
  saysTalk: true,
  saysMissed: true,
  forge: (arrived) => {
    const form = new URLSearchParams(arrived.body)
    form.set('sign', createHash('sha256').update('a stranger').digest('hex'))
    return { ...arrived, body: form.toString() }
  },
  tell: (step, of) => {
    const client = { number: bare(of.client) }
    const call = (leg: string, seq: number, more: object) =>
      signedMango('events/call', of, {
        entry_id: of.call,
        call_id: `${of.call}:${leg}`,
        timestamp: second(of, step),
        seq: String(seq),
        ...more,
      })
    const ours = (who: string) => ({ extension: who, number: `sip:${who}@vpbx.example`, line_number: bare(of.line) })
    switch (step.is) {
      case 'arrives':
        return [
          call('0', 1, {
            location: step.queue ? 'queue' : 'ivr',
            call_state: 'Appeared',
            from: client,
            to: { number: bare(of.line), line_number: bare(of.line), ...(step.queue && { acd_group: 500 }) },
          }),
        ]
      case 'dials':
        return [call('101', 1, { location: 'abonent', call_state: 'Appeared', from: ours(step.by), to: client })]
      case 'rings':
        return [call(step.who, 1, { location: 'abonent', call_state: 'Appeared', from: client, to: ours(step.who) })]
      case 'answers': {
        const [from, to] = of.direction === 'in' ? [client, ours(step.who)] : [ours(step.who), client]
        return [call(step.who, 2, { location: 'abonent', call_state: 'Connected', from, to })]
      }
      case 'stops':
        return [
          call(step.who, 3, {
            location: 'abonent',
            call_state: 'Disconnected',
            from: client,
            to: ours(step.who),
            disconnect_reason: '1131',
          }),
        ]
      case 'consults': {
        const consulting = {
          from: { ...ours(step.by), taken_from_call_id: `${of.call}:${step.by}` },
          to: ours(step.to),
        }
        return [
          call(step.by, 3, { location: 'abonent', call_state: 'OnHold', from: client, to: ours(step.by) }),
          call(step.to, 1, { location: 'abonent', call_state: 'Appeared', ...consulting }),
          call(step.to, 2, { location: 'abonent', call_state: 'Connected', ...consulting }),
        ]
      }
      case 'passes': {
        const taken = { ...client, taken_from_call_id: `${of.call}:${step.by}` }
        return [
          call(step.by, 4, {
            location: 'abonent',
            call_state: 'Disconnected',
            from: client,
            to: ours(step.by),
            disconnect_reason: '1120',
          }),
          call(step.to, 3, { location: 'abonent', call_state: 'Connected', from: taken, to: ours(step.to) }),
        ]
      }
      case 'ends':
        return [
          signedMango('events/summary', of, {
            entry_id: of.call,
            call_direction: of.direction === 'in' ? 1 : 2,
            from: of.direction === 'in' ? client : { extension: '101', number: 'sip:101@vpbx.example' },
            to: of.direction === 'in' ? ours(step.spoke ?? '101') : client,
            line_number: bare(of.line),
            create_time: second(of, { at: 0 }),
            forward_time: step.answeredAt === null ? 0 : second(of, { at: 0 }),
            talk_time: step.answeredAt === null ? 0 : second(of, { at: step.answeredAt }),
            end_time: second(of, step),
            entry_result: step.spoke ? 1 : 0,
            disconnect_reason: 1110,
          }),
          ...(step.spoke
            ? [
                signedMango('events/record/added', of, {
                  entry_id: of.call,
                  product_id: 1,
                  user_id: -1,
                  recording_id: `${of.call}-recording`,
                  timestamp: second(of, step) + 5,
                }),
              ]
            : []),
        ]
    }
  },
}

/** A delivery of Mango with its signature over the text of the JSON as it stands in the form. */
export function signedMango(path: string, { keys }: Pick<Told, 'keys'>, fields: object | string): PbxArrived {
  const json = typeof fields === 'string' ? fields : JSON.stringify(fields)
  const sign = createHash('sha256').update(keys.apiKey).update(json).update(keys.secret).digest('hex')
  return postedForm({ vpbx_api_key: keys.apiKey, sign, json }, { path })
}
