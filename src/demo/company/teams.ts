import type { Role } from '../../domain/ground/words.ts'

/** The lines of the support service. */
export const TEAMS = {
  l1: { name: '1-я линия', line: 1 },
  till: { name: '2-я линия: касса и ФР', line: 2 },
  pay: { name: 'Эквайринг', line: 2 },
  alc: { name: 'ЕГАИС и маркировка', line: 2 },
  menu: { name: 'Меню и доставка', line: 2 },
  srv: { name: 'Серверы и обновления', line: 2 },
  office: { name: 'Учёт и отчёты', line: 2 },
  dev: { name: '3-я линия: разработка', line: 3 },
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
