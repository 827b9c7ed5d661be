import { useSyncExternalStore } from 'react'
import { DEVICE_KEYS } from '../../device.ts'

/** How a browser asks whether it may install; TypeScript does not know it, since not every browser has it. */
interface InstallPrompt extends Event {
  readonly prompt: () => Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

/** `ask`: the browser asks by itself once it is told to. `steps`: iOS, where a person does it by hand. Null: there is nothing to offer. */
export type Offer = 'ask' | 'steps' | null

/** For so long nobody is asked again who did not want to. */
const NOT_AGAIN_FOR = 60 * 86_400_000
const VISITS = 'okno.visits'

let prompt: InstallPrompt | null = null
const listeners = new Set<() => void>()

/** Called once, before anything is drawn: the browser says that it could install only once. */
export function watchInstalling(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt = event as InstallPrompt
    tell()
  })
  addEventListener('appinstalled', () => {
    prompt = null
    tell()
  })
}

/** Offered on a phone, from the second visit on, to nobody who has it or has said no lately. */
export function useOffer(): Offer {
  return useSyncExternalStore(listen, offered)
}

export function offered(): Offer {
  if (isInstalled() || visits() < 2 || wasDeclined() || !matchMedia('(max-width: 720px)').matches) return null
  if (prompt) return 'ask'
  return isIos() ? 'steps' : null
}

/** The browser's own question; whatever is answered, it is not put again for a while. */
export async function install(): Promise<void> {
  const asked = prompt
  prompt = null
  decline()
  await asked?.prompt()
}

export function decline(): void {
  localStorage.setItem(DEVICE_KEYS.install, String(Date.now()))
  tell()
}

function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  )
}

function isIos(): boolean {
  return 'standalone' in navigator && /iPhone|iPad|iPod/.test(navigator.userAgent)
}

function wasDeclined(): boolean {
  return Date.now() - Number(localStorage.getItem(DEVICE_KEYS.install) ?? 0) < NOT_AGAIN_FOR
}

/** Of a person, counted where he sees his requests: it goes when he does. A tab that stays open is one visit. */
function countVisit(): void {
  if (sessionStorage.getItem(VISITS) !== null) return
  sessionStorage.setItem(VISITS, 'counted')
  localStorage.setItem(VISITS, String(visits() + 1))
}

function visits(): number {
  return Number(localStorage.getItem(VISITS) ?? 0)
}

function listen(heard: () => void): () => void {
  countVisit()
  // Counted after it was asked for: it is asked for again.
  queueMicrotask(heard)
  listeners.add(heard)
  return () => listeners.delete(heard)
}

function tell(): void {
  for (const heard of listeners) heard()
}
