import { isNear } from './online.ts'
import { lastSpeed } from './speed.ts'

/** Pixels: enough to read a receipt by. */
const LONGEST_SIDE = 2_000
const QUALITY = 0.82
/** Bytes; a photo of this size is made smaller on the best of nets. */
const LARGE = 12_000_000
/** What a camera makes. Drawings and screenshots stay as they are: letters on them would blur. */
const PHOTOS = ['image/jpeg', 'image/webp', 'image/heic', 'image/heif']

/** Bytes a second. */
const SLOW = 150_000

/**
 * The photo as it is sent: smaller where the net is slow or away, or where it is very large, turned as it was held and without the place
 * where it was taken; else, and whenever the browser cannot read it, the original.
 */
export async function sendable(file: File): Promise<File> {
  const isWanted = file.size > LARGE || isSlow()
  if (!isWanted || !PHOTOS.includes(file.type)) return file
  return smaller(file).catch(() => file)
}

export async function smaller(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const drawn = await drawnSmall(picture).finally(() => picture.close())
  if (!drawn || drawn.size >= file.size) return file
  const name = file.type === 'image/jpeg' ? file.name : file.name.replace(/\.[^.]*$/, '.jpg')
  return new File([drawn], name, { type: 'image/jpeg', lastModified: file.lastModified })
}

async function drawnSmall(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  try {
    const pen = canvas.getContext('2d')
    // Safari has a limit for all canvases together; beyond it a black photo would come of this.
    if (!pen) throw new Error('The browser has no room for a canvas.')
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  } finally {
    // Its memory is given back at once, not when the browser comes round to it.
    canvas.width = 0
  }
}

/** Known from the browser, where it tells, and from what was sent before. */
function isSlow(): boolean {
  if (!isNear() || (lastSpeed() ?? SLOW) < SLOW) return true
  const known: unknown = 'connection' in navigator ? navigator.connection : null
  if (typeof known !== 'object' || known === null) return false
  const { saveData, effectiveType }: { saveData?: boolean; effectiveType?: string } = known
  return saveData === true || (effectiveType !== undefined && effectiveType !== '4g')
}
