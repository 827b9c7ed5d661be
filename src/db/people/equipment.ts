/** A device of a restaurant as the specialist of a request sees it: by which programs it is reached, never how. */
export interface ViewedEquipment {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly serialNumber: string | null
  readonly softwareVersion: string | null
  /** By which programs it is reached from afar; the numbers stay where they are until somebody asks for them (db/request/remote-access.ts). */
  readonly remoteAccess: readonly string[]
  readonly fiscalDriveExpiresOn: string | null
}

export const EQUIPMENT_JSON = `jsonb_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'serialNumber', e.serial_number,
  'softwareVersion', e.software_version, 'remoteAccess', array(select jsonb_object_keys(e.remote_access) order by 1), 'fiscalDriveExpiresOn', e.fiscal_drive_expires_on)`
