/** A line of the result; `wanted` undefined: a figure, not a check. */
export interface Line {
  readonly what: string
  readonly found: number | string
  readonly wanted?: number | string
}

/** Prints the lines; resolves with how many differ from what was wanted. */
export function printed(title: string, lines: readonly Line[]): number {
  console.log(`\n${title}`)
  for (const { what, found, wanted } of lines) {
    const verdict = wanted === undefined ? '' : found === wanted ? '  ✔' : `  ✖ wanted ${wanted}`
    console.log(`  ${what.padEnd(62)}${String(found).padStart(10)}${verdict}`)
  }
  return lines.filter(({ found, wanted }) => wanted !== undefined && found !== wanted).length
}
