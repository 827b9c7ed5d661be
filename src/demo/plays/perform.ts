import { assignRequest } from '../../actions/requests/assign-request.ts'
import { changeUrgency, setCriticality } from '../../actions/requests/change-priority.ts'
import { linkRequests } from '../../actions/requests/link-requests.ts'
import type { MessageOrder } from '../../actions/requests/message-order.ts'
import { type MoveOrder, moveRequest } from '../../actions/requests/move-request.ts'
import { postMessage } from '../../actions/requests/post-message.ts'
import { rateRequest } from '../../actions/requests/rate-request.ts'
import { addWatcher } from '../../actions/requests/watch-request.ts'
import type { Desk } from '../../db/desk.ts'
import { readRequest } from '../../db/request/requests.ts'
import { DAY, HOUR } from '../../domain/ground/instant.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { staffId, teamId } from '../company/company.ts'
import { filePlay } from './file-play.ts'
import type { Act, Step } from './play.ts'
import type { Stage } from './stage.ts'

/** One act of a play, done by the action that people do it by. */
export async function perform(stage: Stage, step: Step): Promise<void> {
  const { play, at, act } = step
  if (act.act === 'file') return filePlay(stage, step)
  const desk =
    'by' in act
      ? await stage.deskOf(staffId(stage.company, act.by), 'portal', at)
      : await stage.deskOf(play.contactId, play.channel === 'phone' ? 'portal' : play.channel, at)
  if (act.act === 'say' || act.act === 'answer') await postMessage(desk, play.number, message(act.text))
  else await worked(stage, desk, await readRequest(desk.tx, desk.actor, play.number), act)
  stage.hasRead(desk, play.number)
}

type Work = Exclude<Act, { act: 'file' | 'say' | 'answer' }>

async function worked(stage: Stage, desk: Desk, request: ServiceRequest, act: Work) {
  const { number, version, specialistId: expected } = request
  const move = (order: Omit<MoveOrder, 'version'>) => moveRequest(desk, number, { version, ...order })
  switch (act.act) {
    case 'take':
      return assignRequest(desk, number, { specialistId: desk.actor.personId, expected })
    case 'give':
      return assignRequest(desk, number, { specialistId: staffId(stage.company, act.to), expected })
    case 'pass':
      return assignRequest(desk, number, { specialistId: null, teamId: teamId(stage.company, act.to), expected })
    case 'weigh':
      return setCriticality(desk, number, { criticality: act.criticality, version })
    case 'note':
      return postMessage(desk, number, {
        ...message(act.text),
        visibility: 'internal',
        mentions: act.mentions.map((key) => staffId(stage.company, key)),
      })
    case 'ask':
      return move({ move: 'ask', message: { text: act.text, fileIds: [] } })
    case 'defer':
      return move({ move: 'defer', until: morning(desk.now + act.days * DAY), reason: act.reason })
    case 'hand_over':
      return move({ move: 'hand_over', reason: act.reason })
    case 'resolve':
      return move({ move: 'resolve', solution: act.text, closingCode: act.code })
    case 'cancel':
      return move({ move: 'cancel', reason: act.reason })
    case 'mark_duplicate':
      return move({ move: 'mark_duplicate', duplicateOf: act.of.number })
    case 'resume':
      return move({ move: 'resume', reason: act.text })
    case 'take_back':
    case 'mark_spam':
    case 'settle':
    case 'close':
      return move({ move: act.act })
    case 'link':
      return linkRequests(desk, number, { kind: act.kind, number: act.to.number })
    case 'watch':
      return addWatcher(desk, number, { personId: staffId(stage.company, act.watcher) })
    case 'urge':
      return changeUrgency(desk, number, { urgency: 'high', stopOfTrade: false, reason: act.reason, version })
    case 'rate':
      return rateRequest(desk, number, act)
  }
}

function message(text: string): MessageOrder {
  return { text, visibility: 'public', fileIds: [], mentions: [], anyway: true }
}

/** Ten in the morning in Moscow of the same day. */
function morning(at: number): number {
  return Math.floor(at / DAY) * DAY + 7 * HOUR
}
