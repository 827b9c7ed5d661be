const SIGNATURES: readonly { readonly type: string; readonly starts: readonly number[]; readonly at4?: string }[] = [
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', starts: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', starts: [0x52, 0x49, 0x46, 0x46], at4: 'WEBP' },
]

/** Pictures that are safe to show in place; the type is read from the content, never from the name or the sender. */
export const SHOWN_PICTURES: readonly string[] = SIGNATURES.map(({ type }) => type)

/** What a file is handed out as: nobody knows in which letters a text was written, so that it is bytes like any other. */
export function servedAs(mediaType: string): string {
  return /^text\//i.test(mediaType) ? 'application/octet-stream' : mediaType
}

/** What a file is kept as: a picture only when its first bytes say so; what only claims to be one is plain bytes. */
export function mediaTypeOf(claimed: string, firstBytes: Uint8Array): string {
  const found = SIGNATURES.find(
    ({ starts, at4 }) =>
      starts.every((byte, index) => firstBytes[index] === byte) &&
      (at4 === undefined || String.fromCharCode(...firstBytes.subarray(8, 12)) === at4),
  )
  if (found) return found.type
  const honest = /^[\w.+-]+\/[\w.+-]+$/.test(claimed) && !/^(image|text\/html)|xml|script/i.test(claimed)
  return honest ? claimed : 'application/octet-stream'
}
