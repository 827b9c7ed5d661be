import { showToast } from '../../ui/toasts.ts'

/** Words into the clipboard; plain http has none, and nothing is said there. */
export function copy(words: string, told: string): void {
  navigator.clipboard?.writeText(words).then(
    () => showToast({ text: told }),
    () => undefined,
  )
}
