import { bare, postedForm, type Step, second, type Told, type Vendor } from '../story.ts'

/** Telphin: a form for each extension, in microseconds; of a queue or a menu nothing is told. */
export const telphinVendor: Vendor = {
  saysTalk: true,
  saysMissed: false,
  tell: (step, of) => {
    switch (step.is) {
      case 'arrives':
        return []
      case 'dials':
        return [said('dial-out', step, of, step.by, { CallStatus: 'CALLING' })]
      case 'rings':
        return [said('dial-in', step, of, step.who, { CallStatus: 'CALLING' })]
      case 'answers':
        return [said('answer', step, of, step.who, { CallStatus: 'ANSWER' })]
      case 'stops':
        return [said('hangup', step, of, step.who, { CallStatus: 'CANCEL', Duration: '29000000' })]
      case 'consults':
        return [said('dial-in', step, of, step.to, { CallStatus: 'CALLING' })]
      case 'passes':
        return [
          said('hangup', step, of, step.by, { CallStatus: 'ANSWER', Transfered: 'yes', Duration: '44000000' }),
          said('answer', step, of, step.to, { CallStatus: 'ANSWER' }),
        ]
      case 'ends':
        return step.spoke === null
          ? []
          : [
              said('hangup', step, of, step.spoke, {
                CallStatus: 'ANSWER',
                RecID: `193958-${of.call}`,
                Duration: '60000000',
              }),
            ]
    }
  },
}

function said(type: string, step: Step, of: Told, who: string, more: Readonly<Record<string, string>>) {
  const ours = `0000*${who}@sipproxy.example`
  const parties =
    of.direction === 'in'
      ? {
          CallFlow: 'in',
          CallerIDNum: bare(of.client),
          CalledDID: bare(of.line),
          CalledNumber: who,
          CalledExtension: ours,
        }
      : { CallFlow: 'out', CallerIDNum: who, CalledNumber: bare(of.client), CallerExtension: ours }
  return postedForm({
    EventType: type,
    CallID: of.call,
    SubCallID: `${who}-${of.call}`,
    EventTime: String(second(of, step) * 1_000_000),
    ...parties,
    ...more,
  })
}
