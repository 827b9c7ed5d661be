/** A row of a file, and where it stands there. */
export interface TableLine {
  readonly line: number
  readonly cells: readonly string[]
}
