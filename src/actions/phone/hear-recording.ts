import type { Desk } from '../../db/desk.ts'
import { lockCall, noteRecordingLook, recordingOf } from '../../db/phone/calls.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { mayHear } from '../../domain/phone/rights.ts'

/** Where a recording is heard: told to who may hear it, and that he asked is written down. */
export async function hearRecording({ tx, actor, now }: Desk, callId: number): Promise<string> {
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const call = await lockCall(tx, callId)
  const address = call && mayHear(actor, call) ? await recordingOf(tx, callId) : null
  if (address === null) throw new Refusal('call.has-no-recording')
  await noteRecordingLook(tx, callId, actor.personId, now)
  return address
}
