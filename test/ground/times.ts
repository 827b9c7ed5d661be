/**
 * How often a test asks by chance: so many times of `all` as a run of everything has time for. Every run asks other questions, or its own
 * seed says which; `OKNO_TEST_TIMES=all` asks them all.
 */
export function times(all: number, inEveryRun: number): number {
  return process.env.OKNO_TEST_TIMES === 'all' ? all : inEveryRun
}
