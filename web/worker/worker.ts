import { flushAll } from './flush-all.ts'
import type { WorkerScope } from './scope.ts'
import { fill, keepShell, type Shell } from './shell.ts'
import { FLUSH, HAS, KEEP, KEPT_SURFACES, TAKE_OVER } from './words.ts'

declare const SHELL: Shell
declare const self: WorkerScope

// What tells this device stands in a file of its own: it neither keeps nor sends anything.
self.importScripts('/push-worker.js')
keepShell(self, SHELL)
self.addEventListener('push', (event) => event.waitUntil(flushAll(self).catch(() => undefined)))
self.addEventListener('sync', (event) => {
  if (event.tag === FLUSH) event.waitUntil(flushAll(self))
})
self.addEventListener('message', (event) => {
  const said = wordIn(event.data)
  if (said.type === TAKE_OVER) event.waitUntil(self.skipWaiting())
  const surface = KEPT_SURFACES.find((one) => one === said.about)
  if (said.type === KEEP && surface) {
    // No room or no net: the next visit tries again.
    event.waitUntil(
      fill(SHELL, surface).then(
        () => event.ports[0]?.postMessage(true),
        () => event.ports[0]?.postMessage(false),
      ),
    )
  }
  if (said.type === HAS) {
    event.ports[0]?.postMessage(Object.values(SHELL.files).some((files) => files.includes(said.about)))
  }
})

function wordIn(data: unknown): { readonly type: string; readonly about: string } {
  if (typeof data !== 'object' || data === null) return { type: '', about: '' }
  const { type, about } = { type: '', about: '', ...data }
  return { type: String(type), about: String(about) }
}
