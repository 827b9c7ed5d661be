import type { Bilingual } from '../../domain/ground/words.ts'

type Row = Readonly<Record<string, unknown>>

/** What is written in a version. */
const WRITTEN = ['name', 'situation', 'description', 'synonyms', 'requestType', 'form', 'team'] as const

/** The latest version as the journal keeps it: its number, how it stands and what is written in it; null when there is none. */
export function latestState(versions: readonly Row[]): object | null {
  const [latest] = versions
  return latest ? { version: latest.version, state: latest.state, ...writtenIn(latest) } : null
}

/** What is written in one version, and how often it was changed in place. */
export function stateOfVersion(versions: readonly Row[], id: number): object | null {
  const found = versions.find((version) => version.id === id)
  return found ? { revisions: { [String(found.version)]: found.revision }, ...writtenIn(found) } : null
}

/** How each version stands, by its number. */
export function statesOf(versions: readonly Row[]) {
  return { states: Object.fromEntries(versions.map(({ version, state }) => [String(version), state])) }
}

export function labelOf({ ru, en }: Bilingual): string {
  return ru || en
}

function writtenIn(version: Row): object {
  return Object.fromEntries(WRITTEN.map((part) => [part, version[part]]))
}
