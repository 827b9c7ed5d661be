import type { Translated } from '../catalogue.ts'
import type { mail as russian } from '../ru/mail.ts'

export const mail: Translated<typeof russian> = {}
