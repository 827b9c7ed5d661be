import type { EscalationStep } from '../../../src/domain/terms/escalation.ts'
import type { Call } from './doors.ts'
import type { Town } from './town.ts'

/** Stands in every word that is for the support alone. */
export const SECRET_WORD = 'НЕДЛЯКЛИЕНТА'

/** Minutes to confirm, and to take what the rules gave. */
export const CONFIRM = 60
export const TAKE = 60

const step = (percent: number, to: EscalationStep['to'], besides: Partial<EscalationStep> = {}): EscalationStep => ({
  ...{ percent, to, does: 'notify', teamId: null, words: '', asks: false },
  ...besides,
})

/** What the desk begins the week with, and what it is changed to in the middle of it. */
export function schemesOf({ customers, teams }: Town) {
  const [night, day] = customers.map(({ levelId }) => levelId)
  const usual = [
    step(50, 'specialist'),
    step(75, 'lead'),
    step(100, 'service_owner', { does: 'note', words: `${SECRET_WORD}: позвоните в кафе` }),
    step(150, 'head'),
  ]
  const asking = usual.map((one) => (one.to === 'lead' ? { ...one, asks: true } : one))
  const atNight = [
    step(50, 'duty', { asks: true }),
    // Two steps of one moment, often for one and the same person.
    step(75, 'lead'),
    step(75, 'specialist'),
    step(100, 'duty', { does: 'assign_duty' }),
    step(125, 'lead', { does: 'hand_on', teamId: teams.fitters }),
  ]
  const raising = [
    step(50, 'specialist'),
    step(100, 'lead', { does: 'raise', words: `${SECRET_WORD}: вот-вот нарушим` }),
    step(150, 'head'),
  ]
  const before = [
    { levelId: null, priority: null, reaction: asking, resolution: usual },
    { levelId: night ?? 0, priority: null, reaction: atNight, resolution: usual },
    { levelId: day ?? 0, priority: null, reaction: usual, resolution: raising },
    { levelId: null, priority: 1 as const, reaction: usual, resolution: raising },
  ]
  const after = [
    { levelId: null, priority: null, reaction: [step(25, 'specialist'), ...usual], resolution: usual },
    { levelId: night ?? 0, priority: null, reaction: usual, resolution: [step(25, 'duty'), ...raising] },
    { levelId: night ?? 0, priority: 2 as const, reaction: atNight, resolution: atNight },
  ]
  return { before, after }
}

/** Rules that give to a person, and automations that would tell the same person of it once more. */
export async function keepRules(call: Call, town: Town): Promise<void> {
  const { admin, staff, teams, leads } = town
  const words = (...values: string[]) => [[{ kind: 'words', isNot: false, values }]]
  const rule = { enabled: true, specialistId: null }
  const [, , nightLead] = leads
  const named = staff.find(({ teamId }) => teamId === teams.nights)?.person.id ?? 0
  const routing = [
    {
      ...rule,
      id: 'turns',
      name: 'По очереди',
      when: words('очередь'),
      teamId: teams.tills,
      strategy: 'round_robin',
    },
    { ...rule, id: 'least', name: 'Ночью', when: words('ночь'), teamId: teams.nights, strategy: 'least_loaded' },
    {
      ...rule,
      id: 'named',
      name: 'Лично',
      when: words('лично'),
      teamId: teams.nights,
      specialistId: named,
      strategy: 'round_robin',
    },
  ]
  await call(admin, 'PUT', '/api/routing', { seen: 0, rules: routing, untakenMinutes: TAKE })
  const one = { enabled: true, trigger: 'registered', when: [] as unknown[] }
  const note = { kind: 'note', text: `${SECRET_WORD}: спросите номер кассы` }
  const watcher = (personId: number | undefined) => ({ kind: 'watcher', personId })
  const automations = [
    { ...one, id: 'a', name: 'Кто назначен, тот и следит', when: words('лично'), does: [watcher(named), note] },
    {
      ...one,
      id: 'b',
      name: 'Старший следит',
      when: words('лично', 'ночь'),
      does: [watcher(nightLead?.id), watcher(named)],
    },
    {
      ...one,
      id: 'c',
      name: 'Ответили',
      trigger: 'answered',
      when: words('срочно'),
      does: [watcher(nightLead?.id), note],
    },
    { ...one, id: 'd', name: 'Ответили ещё', trigger: 'answered', when: words('срочно'), does: [watcher(named), note] },
    {
      ...one,
      id: 'e',
      name: 'Горит',
      trigger: 'soon_due',
      when: words('касса', 'лично'),
      does: [{ kind: 'criticality', criticality: 'high' }, watcher(leads[0]?.id)],
    },
    { ...one, id: 'f', name: 'Вернулась', trigger: 'resumed', does: [watcher(leads[1]?.id), note] },
  ]
  await call(admin, 'PUT', '/api/automations', { seen: 0, rules: automations })
}

export async function keepPlan(call: Call, town: Town, which: 'before' | 'after'): Promise<void> {
  const { version } = await call(town.admin, 'GET', '/api/escalation')
  const plan = { confirmMinutes: CONFIRM, headIds: [town.head.id], schemes: schemesOf(town)[which] }
  await call(town.admin, 'PUT', '/api/escalation', { seen: version, plan })
}

/** Who is on duty on each day, and who is away in the middle of the week, with and without somebody to stand in. */
export async function planPeople(call: Call, town: Town, days: readonly string[]): Promise<void> {
  const { admin, teams, staff } = town
  const of = (teamId: number) => staff.flatMap((one) => (one.teamId === teamId ? [one.person] : []))
  for (const teamId of Object.values(teams)) {
    for (const [place, day] of days.entries()) {
      const people = of(teamId)
      const duty = { teamId, day, from: '00:00', to: '00:00' }
      await call(admin, 'POST', '/api/duty/shifts', {
        ...duty,
        kind: 'duty',
        personId: people[place % people.length]?.id,
      })
      await call(admin, 'POST', '/api/duty/shifts', {
        ...duty,
        kind: 'shift',
        personId: people[(place + 1) % people.length]?.id,
      })
    }
    const [first, second, third] = of(teamId)
    const away = (who: typeof first, from: number, to: number, standsIn: typeof first) =>
      call(admin, 'POST', `/api/staff/${who?.id}/absences`, {
        ...{ startsOn: days[from], endsOn: days[to], reason: 'illness', substituteId: standsIn?.id ?? null },
      })
    await away(first, 2, 3, second)
    await away(second, 5, 6, undefined)
    await away(third, 4, 4, first)
  }
  const [, lead] = town.leads
  await call(admin, 'POST', `/api/staff/${lead?.id}/absences`, {
    ...{ startsOn: days[1], endsOn: days[5], reason: 'vacation', substituteId: town.leads[0]?.id ?? null },
  })
}
