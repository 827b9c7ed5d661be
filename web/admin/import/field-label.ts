const FIELDS = [
  'kind',
  'code',
  'name',
  'parent',
  'inn',
  'kpp',
  'vip',
  'domains',
  'externalCode',
  'address',
  'owner',
  'ownerInn',
  'dealer',
  'zone',
  'openingHours',
  'works',
  'email',
  'phone',
  'position',
  'role',
  'organisation',
  'venue',
  'withSubDealers',
  'locale',
  'serialNumber',
  'softwareVersion',
  'fiscalDriveExpiresOn',
] as const

/** How a field is called. */
export function fieldLabel(field: string) {
  const known = FIELDS.find((one) => one === field) ?? 'name'
  return `admin.import.field.${known}` as const
}
