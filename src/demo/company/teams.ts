import { type DutyNeed, USUAL_NEED } from '../../domain/duty/need.ts'
import type { Role } from '../../domain/ground/words.ts'

const ALWAYS = USUAL_NEED
const BY_DAY: DutyNeed = { people: 1, weekends: true, from: '09:00', to: '21:00' }
const OFFICE: DutyNeed = { people: 1, weekends: false, from: '09:00', to: '18:00' }

/** The lines of the support service, with when each needs somebody on duty. */
export const TEAMS = {
  l1: { name: '1-я линия', line: 1, need: ALWAYS },
  till: { name: '2-я линия: касса и ФР', line: 2, need: BY_DAY },
  pay: { name: 'Эквайринг', line: 2, need: BY_DAY },
  alc: { name: 'ЕГАИС и маркировка', line: 2, need: OFFICE },
  menu: { name: 'Меню и доставка', line: 2, need: OFFICE },
  srv: { name: 'Серверы и обновления', line: 2, need: OFFICE },
  office: { name: 'Учёт и отчёты', line: 2, need: OFFICE },
  dev: { name: '3-я линия: разработка', line: 3, need: OFFICE },
} as const

export type TeamKey = keyof typeof TEAMS

export interface Colleague {
  readonly name: string
  readonly position: string
  readonly roles: readonly Role[]
  readonly teams: readonly TeamKey[]
  readonly leads?: true
  readonly locale?: 'en'
}

/** Who works on the desk. None of them exists. */
export const STAFF = {
  alisa: {
    name: 'Алиса Снегирёва',
    position: 'Старший специалист 1-й линии',
    roles: ['operator', 'specialist'],
    teams: ['l1', 'till'],
  },
  timur: { name: 'Тимур Галеев', position: 'Оператор', roles: ['operator'], teams: ['l1'] },
  polina: { name: 'Полина Рощина', position: 'Оператор', roles: ['operator'], teams: ['l1'] },
  egor: { name: 'Егор Савушкин', position: 'Инженер по кассам', roles: ['specialist'], teams: ['till'] },
  boris: { name: 'Борис Лещинский', position: 'Инженер по эквайрингу', roles: ['specialist'], teams: ['pay', 'till'] },
  nina: { name: 'Нина Журавлёва', position: 'Специалист по ЕГАИС', roles: ['specialist'], teams: ['alc'] },
  daria: { name: 'Дарья Кузовкова', position: 'Специалист по меню', roles: ['specialist'], teams: ['menu'] },
  rustam: { name: 'Рустам Ибатуллин', position: 'Специалист по учёту', roles: ['specialist'], teams: ['office'] },
  oleg: { name: 'Олег Вишняков', position: 'Системный инженер', roles: ['specialist'], teams: ['srv'] },
  artem: { name: 'Артём Лозовой', position: 'Разработчик', roles: ['specialist'], teams: ['dev'] },
  ksenia: {
    name: 'Ксения Орлова',
    position: 'Руководитель 1-й линии',
    roles: ['team_lead', 'operator'],
    teams: ['l1', 'till'],
    leads: true,
  },
  viktor: {
    name: 'Виктор Северин',
    position: 'Руководитель 2-й линии',
    roles: ['team_lead'],
    teams: ['pay', 'alc', 'menu', 'srv', 'office', 'dev'],
    leads: true,
  },
  svetlana: {
    name: 'Светлана Мороз',
    position: 'Владелец каталога услуг',
    roles: ['catalogue_manager'],
    teams: [],
  },
  pavel: { name: 'Павел Дубинин', position: 'Аналитик', roles: ['analyst'], teams: [] },
  irina: { name: 'Ирина Чайкина', position: 'Администратор', roles: ['administrator'], teams: [] },
  gennady: {
    name: 'Геннадий Шмелёв',
    position: 'Инженер подрядчика «Терминал-Сервис»',
    roles: ['contractor'],
    teams: [],
  },
} as const satisfies Record<string, Colleague>

export type StaffKey = keyof typeof STAFF

/** Who takes the requests of a team, the likeliest first. */
export const WORKERS: Readonly<Record<TeamKey, readonly StaffKey[]>> = {
  l1: ['alisa', 'timur', 'polina', 'ksenia'],
  till: ['egor', 'alisa', 'boris'],
  pay: ['boris'],
  alc: ['nina'],
  menu: ['daria'],
  srv: ['oleg'],
  office: ['rustam'],
  dev: ['artem'],
}
