import { bare, postedForm, type Step, type Told, type Vendor } from '../story.ts'

/** MegaFon: `cmd=event` while it goes on, `cmd=history` afterwards, with the length of the whole call. */
export const megafonVendor: Vendor = {
  saysTalk: false,
  saysMissed: true,
  forge: (arrived) => {
    const form = new URLSearchParams(arrived.body)
    form.set('crm_token', 'a stranger')
    return { ...arrived, body: form.toString() }
  },
  tell: (step, of) => {
    switch (step.is) {
      case 'arrives':
        return []
      case 'dials':
        return [event(of, 'OUTGOING', step.by)]
      case 'rings':
        return [event(of, 'INCOMING', step.who)]
      case 'answers':
        return [event(of, 'ACCEPTED', step.who)]
      case 'stops':
        return [event(of, 'CANCELLED', step.who)]
      case 'consults':
        return [event(of, 'INCOMING', step.to)]
      case 'passes':
        return [event(of, 'TRANSFERRED', step.to)]
      case 'ends':
        return [...(step.spoke ? [event(of, 'COMPLETED', step.spoke)] : []), history(step, of)]
    }
  },
}

function event(of: Told, type: string, who: string) {
  return said(of, { cmd: 'event', type, direction: of.direction, ext: who, user: `user${who}` })
}

function history(step: Step & { readonly is: 'ends' }, of: Told) {
  return said(of, {
    cmd: 'history',
    type: of.direction,
    ext: step.spoke ?? '101',
    user: `user${step.spoke ?? '101'}`,
    start: new Date(of.start).toISOString().replaceAll(/[-:]|\.\d+/g, ''),
    duration: String(step.at),
    status: step.spoke ? 'Success' : 'missed',
    ...(step.spoke && { link: `https://company.megapbx.example/records/${of.call}.mp3` }),
  })
}

function said({ call, client, line, keys }: Told, fields: Readonly<Record<string, string>>) {
  const common = { callid: call, phone: bare(client), diversion: bare(line), telnum: '', crm_token: keys.secret }
  return postedForm({ ...common, ...fields })
}
