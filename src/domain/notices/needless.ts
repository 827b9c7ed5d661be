import type { Instant } from '../ground/instant.ts'
import type { NoticeKind } from '../ground/words.ts'
import type { Side } from './audience.ts'
import { isLocked } from './defaults.ts'
import { isMuted, type Mute } from './mute.ts'

/** Why a notice that waited is not sent after all; `unreadable`: he may read its request no longer; `repeated`: a later one of its kind stands for it. */
export const NEEDLESS = ['read', 'unwanted', 'unreadable', 'repeated'] as const
export type Needless = (typeof NEEDLESS)[number]

/** A notice that waits to leave by a way, and what its hearer has done meanwhile. */
export interface Waited {
  readonly kind: NoticeKind
  readonly side: Side
  readonly way: string
  /** He has looked at its request since, or read the notice on the screen. */
  readonly isRead: boolean
  readonly mute: Mute | null
  /** What he said of this kind by this way; null: nothing. */
  readonly wanted: boolean | null
}

/** What is read, muted or switched off before it leaves does not leave; what is locked does. Null: it is to be sent. */
export function whyNeedless({ kind, side, way, isRead, mute, wanted }: Waited, now: Instant): Needless | null {
  if (isLocked({ side, kind, way })) return null
  if (isMuted(mute, { kind, side }, { kinds: [], at: now }, now) || wanted === false) return 'unwanted'
  return isRead ? 'read' : null
}
