/** An event of an Asterisk as fields; what `head` gives stands in each. */
export type AmiFields = Readonly<Record<string, string>>

/** As it is sent. */
export function blockText(fields: AmiFields): string {
  return `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
}

const START = 1_796_030_100

interface Of {
  readonly call: string
  readonly client: string
}

const at = (seconds: number) => ({ Timestamp: `${START + seconds}.250000` })
const trunk = ({ call }: Of) => ({ Channel: 'PJSIP/mango-00000001', Uniqueid: `${call}.1`, Linkedid: `${call}.1` })
const leg = ({ call }: Of, who: string) => ({
  DestChannel: `PJSIP/${who}-0000${who}a`,
  DestUniqueid: `${call}.${who}`,
  DestLinkedid: `${call}.1`,
})
const ownLeg = ({ call }: Of, who: string) => ({
  Channel: `PJSIP/${who}-0000${who}a`,
  Uniqueid: `${call}.${who}`,
  Linkedid: `${call}.1`,
})

const arrives = (of: Of): AmiFields => ({
  Event: 'Newchannel',
  Privilege: 'call,all',
  ...at(0),
  ...trunk(of),
  CallerIDNum: of.client,
  CallerIDName: 'Кафе «Ёж» 🦔',
  Context: 'from-trunk',
  Exten: '74955550100',
})
const legBegins = (of: Of, who: string): AmiFields => ({
  Event: 'Newchannel',
  ...at(2),
  ...ownLeg(of, who),
  Context: 'from-internal',
  Exten: 's',
})
const rings = (of: Of, who: string): AmiFields => ({
  Event: 'DialBegin',
  ...at(2),
  ...trunk(of),
  CallerIDNum: of.client,
  ...leg(of, who),
  DialString: who,
})
const dialEnds = (of: Of, who: string, status: string, seconds: number): AmiFields => ({
  Event: 'DialEnd',
  ...at(seconds),
  ...trunk(of),
  CallerIDNum: of.client,
  ...leg(of, who),
  DialStatus: status,
})
const bridges = (channel: AmiFields, seconds: number): AmiFields => ({
  Event: 'BridgeEnter',
  ...at(seconds),
  BridgeUniqueid: 'b1',
  ...channel,
})
const hangsUp = (channel: AmiFields, cause: string, seconds: number): AmiFields => ({
  Event: 'Hangup',
  ...at(seconds),
  ...channel,
  Cause: cause,
  'Cause-txt': 'Normal Clearing',
})

/** Answered by 101 after nine seconds, sixty seconds of talk. */
export function answered(of: Of): readonly AmiFields[] {
  return [
    arrives(of),
    legBegins(of, '101'),
    rings(of, '101'),
    dialEnds(of, '101', 'ANSWER', 9),
    bridges(ownLeg(of, '101'), 9),
    bridges(trunk(of), 9),
    hangsUp(ownLeg(of, '101'), '16', 69),
    hangsUp(trunk(of), '16', 69),
  ]
}

/** Nobody picks up for thirty seconds, then the caller hangs up. */
export function missed(of: Of): readonly AmiFields[] {
  return [
    arrives(of),
    legBegins(of, '101'),
    rings(of, '101'),
    hangsUp(ownLeg(of, '101'), '26', 31),
    dialEnds(of, '101', 'CANCEL', 31),
    hangsUp(trunk(of), '16', 31),
  ]
}

const queueWords = { Queue: 'поддержка', Count: '1', Position: '1' }

/** A queue where three telephones ring by local channels, as FreePBX makes them; 102 answers. */
export function queue(of: Of): readonly AmiFields[] {
  const three = ['101', '102', '103']
  const local = (who: string) => ({
    DestChannel: `Local/${who}@from-queue-0000${who};1`,
    DestUniqueid: `${of.call}.l${who}`,
    DestLinkedid: `${of.call}.1`,
    Interface: `Local/${who}@from-queue`,
  })
  const ownLocal = (who: string, half: string) => ({
    Channel: `Local/${who}@from-queue-0000${who};${half}`,
    Uniqueid: `${of.call}.l${who}${half === '1' ? '' : 'b'}`,
    Linkedid: `${of.call}.1`,
  })
  return [
    arrives(of),
    { Event: 'QueueCallerJoin', ...at(1), ...trunk(of), CallerIDNum: of.client, ...queueWords },
    ...three.flatMap((who) => [
      { Event: 'Newchannel', ...at(2), ...ownLocal(who, '1'), Context: 'from-queue', Exten: who },
      { Event: 'Newchannel', ...at(2), ...ownLocal(who, '2'), Context: 'from-queue', Exten: who },
      { Event: 'AgentCalled', ...at(2), ...trunk(of), CallerIDNum: of.client, ...local(who), Queue: 'поддержка' },
      legBegins(of, who),
      { ...rings(of, who), ...ownLocal(who, '2') },
    ]),
    { ...dialEnds(of, '102', 'ANSWER', 10), ...ownLocal('102', '2') },
    ...['101', '103'].flatMap((who) => [
      hangsUp(ownLeg(of, who), '26', 10),
      { ...dialEnds(of, who, 'CANCEL', 10), ...ownLocal(who, '2') },
      { Event: 'AgentRingNoAnswer', ...at(10), ...trunk(of), ...local(who), RingTime: '8000' },
      hangsUp(ownLocal(who, '1'), '26', 10),
      hangsUp(ownLocal(who, '2'), '26', 10),
    ]),
    { Event: 'AgentConnect', ...at(10), ...trunk(of), CallerIDNum: of.client, ...local('102'), HoldTime: '9' },
    bridges(ownLocal('102', '1'), 10),
    bridges(trunk(of), 10),
    bridges(ownLeg(of, '102'), 10),
    hangsUp(ownLocal('102', '1'), '16', 10),
    hangsUp(ownLocal('102', '2'), '16', 10),
    { Event: 'QueueCallerLeave', ...at(10), ...trunk(of), ...queueWords },
    hangsUp(ownLeg(of, '102'), '16', 130),
    hangsUp(trunk(of), '16', 130),
  ]
}

/** 101 answers, asks 102 on a second line, and joins them. */
export function transfer(of: Of): readonly AmiFields[] {
  const second = { Uniqueid: `${of.call}.7`, Linkedid: `${of.call}.7`, Channel: 'PJSIP/101-00000007' }
  const consulted = { Uniqueid: `${of.call}.8`, Linkedid: `${of.call}.7`, Channel: 'PJSIP/102-00000008' }
  const dest = { DestUniqueid: consulted.Uniqueid, DestLinkedid: consulted.Linkedid, DestChannel: consulted.Channel }
  return [
    ...answered(of).slice(0, 6),
    { Event: 'Newchannel', ...at(35), ...second, CallerIDNum: '101', Context: 'from-internal', Exten: '102' },
    { Event: 'Newchannel', ...at(35), ...consulted, Context: 'from-internal', Exten: 's' },
    { Event: 'DialBegin', ...at(35), ...second, CallerIDNum: '101', ...dest, DialString: '102' },
    { Event: 'DialEnd', ...at(40), ...second, CallerIDNum: '101', ...dest, DialStatus: 'ANSWER' },
    bridges(consulted, 40),
    bridges(second, 40),
    {
      Event: 'AttendedTransfer',
      ...at(45),
      Result: 'Success',
      OrigTransfererChannel: 'PJSIP/101-0000101a',
      OrigTransfererLinkedid: `${of.call}.1`,
      SecondTransfererChannel: second.Channel,
      SecondTransfererLinkedid: second.Linkedid,
      SecondTransfererConnectedLineNum: '102',
      TransferTargetChannel: consulted.Channel,
    },
    bridges({ ...consulted, Linkedid: `${of.call}.1` }, 45),
    hangsUp({ ...second, Linkedid: `${of.call}.1` }, '16', 45),
    hangsUp(ownLeg(of, '101'), '16', 45),
    hangsUp({ ...consulted, Linkedid: `${of.call}.1` }, '16', 105),
    hangsUp(trunk(of), '16', 105),
  ]
}

/** 101 calls out; the client answers after twelve seconds. */
export function outgoing(of: Of): readonly AmiFields[] {
  const own = { Channel: 'PJSIP/101-00000001', Uniqueid: `${of.call}.1`, Linkedid: `${of.call}.1` }
  const there = { Channel: 'PJSIP/mango-00000002', Uniqueid: `${of.call}.2`, Linkedid: `${of.call}.1` }
  const dest = { DestChannel: there.Channel, DestUniqueid: there.Uniqueid, DestLinkedid: there.Linkedid }
  const number = of.client.replace('+7', '8')
  return [
    { Event: 'Newchannel', ...at(0), ...own, CallerIDNum: '101', Context: 'from-internal', Exten: number },
    { Event: 'Newchannel', ...at(0), ...there, Context: 'from-trunk', Exten: 's' },
    { Event: 'DialBegin', ...at(0), ...own, CallerIDNum: '101', ...dest, DialString: `${number}@mango` },
    { Event: 'DialEnd', ...at(12), ...own, ...dest, DialStatus: 'ANSWER' },
    bridges(there, 12),
    bridges(own, 12),
    hangsUp(there, '16', 72),
    hangsUp(own, '16', 72),
  ]
}

/** Channels that are open after these events, as CoreShowChannels lists them. */
export function openAfter(events: readonly AmiFields[]): readonly AmiFields[] {
  const open = new Map<string, AmiFields>()
  for (const { Event, Channel = '', Uniqueid = '', Linkedid = '' } of events) {
    if (Event === 'Newchannel') open.set(Uniqueid, { Event: 'CoreShowChannel', Channel, Uniqueid, Linkedid })
    if (Event === 'Hangup') open.delete(Uniqueid)
  }
  return [...open.values()]
}
