import type { PhoneTokens } from './app/notices.ts'

/** How this device answers the wish to hear here. */
export type Listening =
  | { readonly turn: 'browser'; readonly address: PushSubscriptionJSON }
  | { readonly turn: 'phone'; readonly tokens: PhoneTokens }
  | { readonly turn: 'denied' }
  | { readonly turn: 'failed' }

/** What pages ask of the device they are on. A browser is one side of it, the app in a shell (mobile/) the other one. */
export interface Platform {
  /** Asks the person, then the device, for how it is reached. Only a press may lead here. */
  readonly listen: (order: { readonly person: number; readonly keyOfDesk: () => Promise<string> }) => Promise<Listening>
  /** Opens a camera that reads one QR code; null: it was closed. Missing: the page has to look through a camera itself. */
  readonly scan?: (words: string) => Promise<string | null>
  /** Whether it is its owner, by finger, face or the code of the device. Missing: the device cannot tell. */
  readonly verify?: (words: string) => Promise<boolean>
  /** Back to the page that asks which installation to open. Missing: there is one. */
  readonly leaveInstallation?: () => Promise<void>
}
