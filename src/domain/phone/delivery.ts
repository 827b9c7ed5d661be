import type { CallEvent } from './call-event.ts'

/** A delivery of an exchange as it came: by POST with a form or JSON, or by GET. */
export interface PbxArrived {
  readonly method: 'GET' | 'POST'
  /** What the exchange adds to its address, without a slash before it: `events/call`; '' when nothing. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Byte for byte, as UTF-8: signatures are made over it. */
  readonly body: string
}

/** By what the exchange proves itself, and calls for us; which of them a kind needs stands in `needs`. */
export interface PbxKeys {
  /** The name or number of the key, where the vendor gives two. */
  readonly apiKey: string
  readonly secret: string
  /** Of the company at its vendor: `https://company.megapbx.ru`; '' where a vendor has one address for all. */
  readonly api: string
}

export type PbxReading =
  /** Events of calls, in the order of the delivery; [] when it tells of nothing that the desk wants. */
  | { readonly is: 'events'; readonly events: readonly CallEvent[]; readonly answer: PbxAnswer }
  /** A question about a caller, answered with whom we know under the number. */
  | { readonly is: 'asked'; readonly number: string; readonly answer: (name: string | null) => PbxAnswer }
  /** The vendor tries the address. */
  | { readonly is: 'greeting'; readonly answer: PbxAnswer }
  /** Its signature or its secret is not right. */
  | { readonly is: 'forged' }
  /** Signed well, or not signed by this vendor, and not understood; the answer is that of success, so that nobody suspends us. */
  | { readonly is: 'unreadable'; readonly why: string; readonly answer: PbxAnswer }

export interface PbxAnswer {
  readonly type: 'application/json' | 'text/plain'
  readonly body: string
}

export interface CallOrder {
  /** Of the specialist who calls. */
  readonly extension: string
  /** E.164. */
  readonly number: string
}

/**
 * Why a call was not begun, as it is said to who wanted it. `unreachable`: the exchange itself does not answer; `no-answer`: the
 * specialist did not pick up; `limited`: too many calls are asked for.
 */
export type CallTrouble = 'refused' | 'unreachable' | 'no-answer' | 'busy' | 'limited' | 'unknown-extension'
