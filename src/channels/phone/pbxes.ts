import type { PbxKind } from '../../domain/phone/kinds.ts'
import { mango } from './mango.ts'
import { megafon } from './megafon.ts'
import { own } from './own.ts'
import type { Pbx } from './pbx.ts'
import { sipuni } from './sipuni.ts'
import { telphin } from './telphin.ts'
import { uis } from './uis.ts'
import { novofon, zadarma } from './zadarma.ts'

/** Exchanges that tell us of calls by http, each by its kind. Asterisk is asked over its manager interface: `ami/asterisk.ts`. */
export const PBXES = { own, mango, zadarma, novofon, megafon, uis, sipuni, telphin } as const satisfies Readonly<
  Record<Exclude<PbxKind, 'asterisk'>, Pbx>
>
