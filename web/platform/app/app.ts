import type { Platform } from '../platform.ts'
import { asked, has, textIn } from './bridge.ts'
import { phoneTokens } from './notices.ts'

const QR_CODE = 0
const BACK = 1
const AS_HELD = 3

/** The app: what the shell of mobile/ can by its plugins, and no more than this shell has. */
export const app: Platform = {
  listen: async () => {
    if (textIn(await asked('PushNotifications', 'requestPermissions'), 'receive') !== 'granted')
      return { turn: 'denied' }
    const tokens = await phoneTokens()
    return tokens.rustore === null && tokens.fcm === null ? { turn: 'failed' } : { turn: 'phone', tokens }
  },
  ...(has('CapacitorBarcodeScanner') && {
    scan: async (words) => {
      const order = { hint: QR_CODE, scanInstructions: words, scanButton: false, scanText: ' ' }
      const told = await asked('CapacitorBarcodeScanner', 'scanBarcode', {
        ...order,
        cameraDirection: BACK,
        scanOrientation: AS_HELD,
      }).catch(() => null)
      return textIn(told, 'ScanResult')
    },
  }),
  ...(has('BiometricAuthNative') && {
    verify: (words) =>
      asked('BiometricAuthNative', 'internalAuthenticate', { reason: words, allowDeviceCredential: true }).then(
        () => true,
        () => false,
      ),
  }),
  ...(has('Installation') && {
    leaveInstallation: async () => {
      await asked('Installation', 'forget')
    },
  }),
}
