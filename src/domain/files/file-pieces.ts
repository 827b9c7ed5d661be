/** 25 MB, as people are told on every screen. */
export const LARGEST_FILE = 26_214_400

/** A piece of an upload as it arrived: so many bytes, with this SHA-256 in hex. */
export interface FilePiece {
  readonly size: number
  readonly sha256: string
}

/** An upload remembers each of its pieces; more of them than this only burden the desk. A file of 25 MB in pieces of 8 KB fits. */
export const MOST_PIECES = 4_000

export function lengthOf(pieces: readonly FilePiece[]): number {
  return pieces.reduce((sum, { size }) => sum + size, 0)
}

/** The pieces that lie whole within so many bytes: those that a disk may still have after it lost the end of an upload. */
export function piecesWithin(pieces: readonly FilePiece[], length: number): readonly FilePiece[] {
  let end = 0
  return pieces.filter(({ size }) => {
    end += size
    return end <= length
  })
}
