/** One plugin of the shell, as its bridge puts it on every page of the installation. */
interface Plugin {
  readonly [method: string]: ((options?: object) => Promise<unknown>) | undefined
}
interface Listens {
  addListener(event: string, listener: (told: unknown) => void): unknown
}

/** Asks a plugin of the shell; null: this shell has it not, as one from before the pages learned to ask. */
export async function asked(plugin: string, method: string, options: object = {}): Promise<unknown> {
  return (await pluginOf(plugin)?.[method]?.(options)) ?? null
}

export function has(plugin: string): boolean {
  return pluginOf(plugin) !== null
}

export function listenTo(plugin: string, event: string, listener: (told: unknown) => void): void {
  const found = pluginOf(plugin)
  if (found && listens(found)) found.addListener(event, listener)
}

/** A text in what a plugin told; null: there is none. */
export function textIn(told: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : null), told)
  return typeof found === 'string' && found !== '' ? found : null
}

function pluginOf(name: string): Plugin | null {
  const plugins = [globalThis].map((page: object) => ('Capacitor' in page ? page.Capacitor : null))
  const [all] = plugins.map((bridge) => (isRecord(bridge) ? bridge.Plugins : null))
  const found = isRecord(all) ? all[name] : null
  return isPlugin(found) ? found : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isPlugin(value: unknown): value is Plugin {
  return isRecord(value)
}

function listens(plugin: object): plugin is Listens {
  return 'addListener' in plugin && typeof plugin.addListener === 'function'
}
