import { asked, bare, second, type Told, type Vendor } from '../story.ts'

/** Sipuni: GET, event 1 twice a second apart as in a captured log, numbers of ours with the cabinet in front. */
export const sipuniVendor: Vendor = {
  saysTalk: true,
  saysMissed: true,
  tell: (step, of) => {
    const say = (event: string, more: Readonly<Record<string, string>>) =>
      asked({ event, call_id: of.call, timestamp: String(second(of, step)), user_id: '015856', ...more })
    switch (step.is) {
      case 'arrives':
        return [say('1', { ...toLine(of), ...(step.queue && { treeName: `Отдел ${step.queue}` }) })]
      case 'dials':
        return [
          say('1', fromOurs(of, step.by)),
          say('1', { ...fromOurs(of, step.by), timestamp: String(second(of, step) + 1) }),
        ]
      case 'rings':
        return [say('1', toOurs(of, step.who))]
      case 'answers':
        return [say('3', of.direction === 'in' ? toOurs(of, step.who) : fromOurs(of, step.who))]
      case 'stops':
        return [say('4', { ...toOurs(of, step.who), status: 'NOANSWER' })]
      case 'consults':
        return [say('1', { ...toOurs(of, step.to), transfer_from: step.by })]
      case 'passes':
        return [say('3', { ...toOurs(of, step.to), transfer_from: step.by })]
      case 'ends':
        return [
          say('2', {
            ...(of.direction === 'in' ? (step.spoke ? toOurs(of, step.spoke) : toLine(of)) : fromOurs(of, '101')),
            status: step.spoke ? 'ANSWER' : 'NOANSWER',
            call_start_timestamp: String(second(of, { at: 0 })),
            call_answer_timestamp: step.answeredAt === null ? '0' : String(second(of, { at: step.answeredAt })),
            last_called: step.spoke ?? '101',
            call_record_link: `https://sipuni.example/record?id=${of.call}`,
          }),
        ]
    }
  },
}

function toLine({ client, line }: Told) {
  return {
    src_type: '1',
    src_num: bare(client),
    dst_type: '1',
    dst_num: `${bare(line)}_id265648`,
    pbxdstnum: bare(line),
  }
}

function toOurs({ client }: Told, who: string) {
  return { src_type: '1', src_num: bare(client), dst_type: '2', dst_num: `015856${who}`, short_dst_num: who }
}

function fromOurs({ client }: Told, who: string) {
  return {
    src_type: '2',
    src_num: `015856${who}`,
    short_src_num: who,
    dst_type: '1',
    dst_num: bare(client),
    pbxdstnum: client,
  }
}
