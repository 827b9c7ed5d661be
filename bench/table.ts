import type { Measured } from './measure.ts'

export interface Line {
  readonly operation: string
  readonly clients: number
  readonly served: Measured
  readonly bare: Measured
  /** The same with fewer requests, measured before in this run. */
  readonly smaller?: Measured | undefined
}

const HEAD = ['operation', 'clients', 'a second', 'p50 ms', 'p95 ms', 'max ms', 'failed', 'SQL p50', 'ratio', 'growth']

export function head(): string {
  return row(HEAD)
}

export function told({ operation, clients, served, bare, smaller }: Line): string {
  const ratio = bare.p50 > 0 ? (served.p50 / bare.p50).toFixed(1) : '–'
  const times = [served.p50, served.p95, served.max].map((ms) => ms.toFixed(1))
  return row([
    operation,
    String(clients),
    served.perSecond.toFixed(0),
    ...times,
    String(served.failures),
    bare.p50.toFixed(1),
    ratio,
    smaller ? (served.p50 / smaller.p50).toFixed(2) : '–',
  ])
}

function row([first = '', ...cells]: readonly string[]): string {
  return [first.padEnd(22), ...cells.map((cell) => cell.padStart(9))].join(' ')
}
