/** What a service worker finds around itself, as far as ours uses it; the libraries of pages and of workers do not go together. */
export interface WorkerScope {
  readonly location: { readonly origin: string }
  readonly registration: { readonly active: unknown }
  readonly clients: {
    readonly claim: () => Promise<void>
    readonly matchAll: (options: { type: 'window'; includeUncontrolled: boolean }) => Promise<readonly Window[]>
  }
  readonly skipWaiting: () => Promise<void>
  readonly importScripts: (path: string) => void
  readonly addEventListener: <Name extends keyof Happening>(
    name: Name,
    listener: (event: Happening[Name]) => void,
  ) => void
}

interface Window {
  readonly postMessage: (message: unknown) => void
}

interface Lasting {
  readonly waitUntil: (work: Promise<unknown>) => void
}

interface Happening {
  readonly install: Lasting
  readonly activate: Lasting
  readonly push: Lasting
  readonly sync: Lasting & { readonly tag: string }
  readonly message: Lasting & { readonly data: unknown; readonly ports: readonly MessagePort[] }
  readonly fetch: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void }
}
