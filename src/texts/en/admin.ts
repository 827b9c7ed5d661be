import type { Translated } from '../catalogue.ts'
import type { admin as russian } from '../ru/admin.ts'

export const admin: Translated<typeof russian> = {
  'admin.title': 'Administration',
  'admin.to-desk': 'To the tickets',
  'admin.setup.title': 'First set-up',
}
