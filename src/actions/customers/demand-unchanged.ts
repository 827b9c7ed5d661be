import { Refusal, type RefusalCode } from '../../domain/ground/refusal.ts'

/** Nobody overwrites unseen: what is kept has to be what was on the screen. The refusal brings what is kept by now. */
export function demandUnchanged<State extends object>(code: RefusalCode, kept: State, seen: State): void {
  if (JSON.stringify(kept) !== JSON.stringify(seen)) throw new Refusal(code, { now: kept })
}
