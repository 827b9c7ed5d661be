/** What Chromium and Safari bring for reading codes; no library of ours is as fast as the one of the device. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (order: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Whether this browser reads QR codes, and may look through a camera at all. */
export async function canRead(): Promise<boolean> {
  const own = detectorClass()
  if (!own || !('mediaDevices' in navigator)) return false
  return (await own.getSupportedFormats().catch((): readonly string[] => [])).includes('qr_code')
}

/** Reads the picture until there is a code in it; ends with `signal`, then with null. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const own = detectorClass()
  if (!own) return null
  const detector = new own({ formats: ['qr_code'] })
  while (!signal.aborted) {
    // A picture that is not there as yet is no fault.
    const [found] = await detector.detect(video).catch((): readonly { readonly rawValue: string }[] => [])
    if (found?.rawValue) return found.rawValue
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  return null
}

function detectorClass(): DetectorClass | null {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  return isDetectorClass(found) ? found : null
}

function isDetectorClass(value: unknown): value is DetectorClass {
  return typeof value === 'function' && 'getSupportedFormats' in value
}
