import type { LocalDate } from './local-date.ts'

/** One year as the state published it: days off moved `from` their weekend `to` a weekday, and the short days. */
export interface ProductionYear {
  readonly year: number
  readonly source: string
  /** `to` null: a weekend that is worked; `from` null: a day off of which it is not known whose rest it has. */
  moves: readonly { readonly from: LocalDate | null; readonly to: LocalDate | null }[]
  shortDays: readonly LocalDate[]
}

/** Labour Code of Russia, article 112: non-working holidays, the same every year, as month and day. */
export const HOLIDAYS_RU: readonly string[] = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
]

/** 1–8 January: only the Government moves the days off that fall on them (article 112, part 2). */
export const NEW_YEAR_HOLIDAYS_RU: readonly string[] = HOLIDAYS_RU.slice(0, 8)

/**
 * The production calendar of a five-day week, as published. A day off moves `from` a date `to` another: by the decree
 * named in `source`, or by article 112 where a holiday fell on a weekend and the decree is silent (marked).
 * Short days: article 95 of the Labour Code.
 */
export const PRODUCTION_YEARS_RU: readonly ProductionYear[] = [
  {
    year: 2025,
    source: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    moves: [
      { from: '2025-01-04', to: '2025-05-02' },
      { from: '2025-01-05', to: '2025-12-31' },
      { from: '2025-02-23', to: '2025-05-08' },
      { from: '2025-03-08', to: '2025-06-13' },
      { from: '2025-11-01', to: '2025-11-03' },
    ],
    shortDays: ['2025-03-07', '2025-04-30', '2025-06-11', '2025-11-01'],
  },
  {
    year: 2026,
    source: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    moves: [
      { from: '2026-01-03', to: '2026-01-09' },
      { from: '2026-01-04', to: '2026-12-31' },
      { from: '2026-03-08', to: '2026-03-09' }, // article 112
      { from: '2026-05-09', to: '2026-05-11' }, // article 112
    ],
    shortDays: ['2026-04-30', '2026-05-08', '2026-06-11', '2026-11-03'],
  },
  {
    year: 2027,
    source: 'Постановление Правительства РФ от 17.09.2026 № 1187',
    moves: [
      { from: '2027-01-02', to: '2027-11-05' },
      { from: '2027-01-03', to: '2027-12-31' },
      { from: '2027-02-20', to: '2027-02-22' },
      { from: '2027-05-01', to: '2027-05-03' }, // article 112
      { from: '2027-05-09', to: '2027-05-10' }, // article 112
      { from: '2027-06-12', to: '2027-06-14' }, // article 112
    ],
    shortDays: ['2027-02-20', '2027-04-30', '2027-06-11', '2027-11-03'],
  },
]
