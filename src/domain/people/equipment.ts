export const EQUIPMENT_KINDS = [
  'server',
  'workstation',
  'fiscal_registrar',
  'payment_terminal',
  'printer',
  'scanner',
  'other',
] as const
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number]

/** What an administrator keeps of a device. How it is reached from afar is given and never shown. */
export interface Equipment {
  readonly kind: EquipmentKind
  readonly name: string
  readonly serialNumber: string | null
  readonly softwareVersion: string | null
  /** The last day of the fiscal drive, 'YYYY-MM-DD'. */
  readonly fiscalDriveExpiresOn: string | null
  readonly externalCode: string | null
}
