/** Values of fixed size by their type, in bytes as they are written. */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const WIDE_TEXT = 0x001f
const VARIABLE = [0x001e, WIDE_TEXT, 0x0102, 0x000d]
const MULTIPLE = 0x1000
const NAMED_FROM = 0x8000
const MOST = 2000

export interface PropertyValue {
  readonly data: Uint8Array
  /** Two bytes a letter. */
  readonly wide: boolean
}

/** The texts and bytes of a list of MAPI properties by their number; reading ends where the list is damaged. */
export function mapiProperties(bytes: Uint8Array): ReadonlyMap<number, PropertyValue> {
  const found = new Map<number, PropertyValue>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let at = 4
    for (let left = Math.min(view.getUint32(0, true), MOST); left > 0; left--) {
      const type = view.getUint16(at, true)
      const id = view.getUint16(at + 2, true)
      at = id >= NAMED_FROM ? afterName(view, at + 4) : at + 4
      const { value, next } = valueAt(bytes, view, at, type)
      if (value) found.set(id, { data: value, wide: (type & ~MULTIPLE) === WIDE_TEXT })
      at = next
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

function afterName(view: DataView, at: number): number {
  const isNumber = view.getUint32(at + 16, true) === 0
  return isNumber ? at + 24 : at + 24 + padded(view.getUint32(at + 20, true))
}

function valueAt(bytes: Uint8Array, view: DataView, at: number, type: number) {
  const single = type & ~MULTIPLE
  const size = FIXED[single]
  if (size !== undefined) {
    const count = type & MULTIPLE ? view.getUint32(at, true) : 1
    return { value: null, next: at + (type & MULTIPLE ? 4 : 0) + count * size }
  }
  if (!VARIABLE.includes(single)) throw new RangeError(`a property of the unknown type ${type}`)
  const count = view.getUint32(at, true)
  let next = at + 4
  let value: Uint8Array | null = null
  for (let place = 0; place < Math.min(count, MOST); place++) {
    const length = view.getUint32(next, true)
    value ??= bytes.subarray(next + 4, next + 4 + length)
    next += 4 + padded(length)
  }
  return { value, next }
}

/** Everything stands at a multiple of four. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
