export const FILE_TROUBLES = [
  'empty',
  'too-wide',
  'too-long',
  'too-large',
  'not-a-table',
  'quote-open',
  'gone',
] as const
export type FileTrouble = (typeof FILE_TROUBLES)[number]

/** Nothing can be read of a file, and why. */
export class UnreadableFile extends Error {
  readonly trouble: FileTrouble

  constructor(trouble: FileTrouble) {
    super(trouble)
    this.trouble = trouble
  }
}
