import type { Tx } from '../../db/engine/database.ts'
import { insertEquipment } from '../../db/foundation/foundation-places.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { localDate } from '../../domain/hours/local-date.ts'
import { between, type Chance, pick } from '../chance.ts'
import type { Till } from './company.ts'

const VERSIONS = ['8.2.1.460', '8.2.1.512', '8.2.0.388', '8.3.0.95', '8.1.4.212']
const REGISTRARS = ['Орион-2Ф', 'Кварта 60Ф', 'Кварта 30Ф']
const TERMINALS = ['Пульс S90', 'Пульс X5', 'Риф 220']

/** A server, tills with their registrars and terminals, a kitchen printer; drives expire soon, later, or have expired. */
export async function makeEquipment(
  tx: Tx,
  { venueId, now, chance }: { readonly venueId: number; readonly now: Instant; readonly chance: Chance },
): Promise<{ tills: readonly Till[]; version: string }> {
  const version = pick(chance, VERSIONS)
  const count = Math.floor(between(chance, 1, 4))
  const common = {
    venue_id: venueId,
    serial_number: null,
    software_version: null,
    fiscal_drive_expires_on: null,
    remote_access: '{}',
  }
  const tills = numbered(count, (n) => ({
    ...common,
    kind: 'workstation',
    name: `КС-${n}`,
    software_version: version,
    remote_access: remote(chance),
  }))
  const rest = [
    { ...common, kind: 'server', name: 'Сервер ресторана', software_version: version, remote_access: remote(chance) },
    ...numbered(count, (n) => ({
      ...common,
      kind: 'fiscal_registrar',
      name: `ФР-${n}, «${pick(chance, REGISTRARS)}»`,
      serial_number: digits(chance, 14),
      software_version: pick(chance, ['5.8.20', '5.8.33', '5.7.94']),
      fiscal_drive_expires_on: localDate(Math.floor(now / DAY) + Math.floor(between(chance, -6, 480))),
    })),
    ...numbered(count, (n) => ({
      ...common,
      kind: 'payment_terminal',
      name: `Терминал ${n}, «${pick(chance, TERMINALS)}»`,
      serial_number: digits(chance, 8),
    })),
    { ...common, kind: 'printer', name: 'Принтер кухни' },
    ...(chance() < 0.4 ? [{ ...common, kind: 'scanner', name: 'Сканер кодов маркировки' }] : []),
  ]
  const ids = await insertEquipment(tx, [...tills, ...rest])
  return { version, tills: tills.map(({ name }, index) => ({ id: ids[index] ?? 0, name })) }
}

function numbered<T>(count: number, make: (n: string) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(String(index + 1).padStart(2, '0')))
}

function remote(chance: Chance): string {
  return JSON.stringify({ AnyDesk: `${digits(chance, 3)} ${digits(chance, 3)} ${digits(chance, 3)}` })
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => Math.floor(between(chance, 1, 10))).join('')
}
