import type { Translated } from '../catalogue.ts'
import type { adminPhone as ru } from '../ru/admin-phone.ts'

export const adminPhone: Translated<typeof ru> = {
  'admin.phone': 'Phone',
}
