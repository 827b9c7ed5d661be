import type { Configuration, ConfigurationStep } from '../../../src/contract/configuration/configuration.ts'

export type StepName = Pick<ConfigurationStep, 'section' | 'key'>

/** A file that somebody chose; its body is null when it is no set-up. What is wrong inside is the server's to say. */
export interface ChosenFile {
  readonly name: string
  readonly body: object | null
}

export async function readConfigurationFile(file: File): Promise<ChosenFile> {
  return { name: file.name, body: configurationIn(await file.text()) }
}

function configurationIn(text: string): object | null {
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof read === 'object' && read !== null && 'okno' in read ? read : null
  } catch {
    return null
  }
}

/** Gives the set-up to the person as a file with a line for each value: to be read and compared by any tool. */
export function downloaded(configuration: Configuration): void {
  const day = (configuration.exportedAt ?? new Date().toISOString()).slice(0, 10)
  const blob = new Blob([`${JSON.stringify(configuration, null, 2)}\n`], { type: 'application/json' })
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: `okno-${day}.json` })
  link.click()
  URL.revokeObjectURL(url)
}
