import { postedJson, type Step, type Told, type Vendor } from '../story.ts'

/** The JSON of docs/phone.md. */
export const ownVendor: Vendor = {
  saysTalk: true,
  saysMissed: true,
  tell: (step, of) => {
    switch (step.is) {
      case 'arrives':
        return [said(step, of, { event: 'newCall', ...(step.queue && { queue: step.queue }) })]
      case 'dials':
        return [said(step, of, { event: 'newCall', extension: step.by })]
      case 'rings':
        return [said(step, of, { event: 'newCall', extension: step.who })]
      case 'answers':
        return [said(step, of, { event: 'answer', answeringNumber: step.who })]
      case 'stops':
        return []
      case 'consults':
        return [said(step, of, { event: 'newCall', extension: step.to })]
      case 'passes':
        return [said(step, of, { event: 'transfer', extension: step.to })]
      case 'ends':
        return [
          said(step, of, { event: 'hangup', cause: step.spoke ? 'normalClearing' : 'noAnswer' }),
          ...(step.spoke
            ? [said(step, of, { event: 'recording', recordingUrl: 'https://pbx.example/recording/1' })]
            : []),
        ]
    }
  },
}

function said({ at }: Step, { call, client, line, start, direction }: Told, more: object) {
  const [from, to] = direction === 'in' ? [client, line] : [line, client]
  return postedJson({ callId: call, direction, from, to, at: new Date(start + at * 1_000).toISOString(), ...more })
}
