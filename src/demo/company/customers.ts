export type ContractKey = 'premium' | 'standard' | 'past'

export interface Chain {
  /** Five digits; the codes of its venues begin with them. */
  readonly code: string
  readonly name: string
  readonly brand: string
  readonly domain: string
  readonly parent?: string
  readonly vip?: true
  readonly contract?: ContractKey
  readonly english?: true
  readonly manager: readonly [name: string, position: string]
  readonly engineer?: readonly [name: string, position: string]
}

/** Chains and corporations; their contracts cover by organisation, by parent, by venue, or not at all. */
export const CHAINS: readonly Chain[] = [
  {
    code: '10400',
    name: 'Группа «Весна»',
    brand: 'Весна',
    domain: 'vesna-group.example',
    vip: true,
    contract: 'premium',
    manager: ['Ольга Лукина', 'Директор по операциям'],
    engineer: ['Денис Крапивин', 'Руководитель ИТ'],
  },
  {
    code: '10412',
    name: 'Рестораны «Весна»',
    brand: 'Весна',
    domain: 'vesna.example',
    parent: '10400',
    manager: ['Иван Полынин', 'Управляющий сетью'],
    engineer: ['Софья Рябинина', 'ИТ-специалист сети'],
  },
  {
    code: '10413',
    name: '«Весна Экспресс»',
    brand: 'Весна Экспресс',
    domain: 'vesna-express.example',
    parent: '10400',
    manager: ['Глеб Осокин', 'Территориальный управляющий'],
  },
  {
    code: '20510',
    name: '«Пирог и чай»',
    brand: 'Пирог и чай',
    domain: 'pirogichai.example',
    contract: 'standard',
    manager: ['Марина Калачёва', 'Управляющая сетью'],
    engineer: ['Никита Шубин', 'Системный администратор'],
  },
  {
    code: '30177',
    name: '«Суши-точка»',
    brand: 'Суши-точка',
    domain: 'sushi-tochka.example',
    contract: 'standard',
    manager: ['Тимофей Ерошин', 'Операционный директор'],
  },
  {
    code: '41020',
    name: '«Баранка»',
    brand: 'Баранка',
    domain: 'baranka.example',
    manager: ['Елена Сушкина', 'Управляющая'],
  },
  {
    code: '52033',
    name: 'Бары «Хмель и соль»',
    brand: 'Хмель и соль',
    domain: 'hmelsol.example',
    contract: 'past',
    manager: ['Антон Солодов', 'Бар-менеджер сети'],
  },
  {
    code: '60908',
    name: '«Три вилки»',
    brand: 'Три вилки',
    domain: 'trivilki.example',
    manager: ['Лев Мельхиоров', 'Совладелец'],
  },
  {
    code: '71155',
    name: 'Harbour Coffee',
    brand: 'Harbour Coffee',
    domain: 'harbour.example',
    contract: 'standard',
    english: true,
    manager: ['Emma Whitlock', 'Operations manager'],
  },
  {
    code: '83310',
    name: 'Бары «Полюс»',
    brand: 'Полюс',
    domain: 'polus-bar.example',
    manager: ['Яна Торосова', 'Управляющая'],
  },
]

export interface Dealer {
  readonly key: string
  readonly name: string
  readonly parent?: string
  readonly domain: string
  readonly manager: readonly [name: string, position: string]
  readonly engineer: readonly [name: string, position: string]
}

/** The manager of the dealer with sub-dealers sees their requests too. */
export const DEALERS: readonly Dealer[] = [
  {
    key: 'yard',
    name: '«Кассовый двор»',
    domain: 'kassdvor.example',
    manager: ['Роман Жигулин', 'Руководитель сервиса'],
    engineer: ['Степан Проводов', 'Сервисный инженер'],
  },
  {
    key: 'ural',
    name: '«Кассовый двор Урал»',
    parent: 'yard',
    domain: 'ural.kassdvor.example',
    manager: ['Айгуль Каменская', 'Руководитель филиала'],
    engineer: ['Данил Уралов', 'Инженер'],
  },
  {
    key: 'east',
    name: '«Кассовый двор Восток»',
    parent: 'yard',
    domain: 'vostok.kassdvor.example',
    manager: ['Юрий Сопкин', 'Руководитель филиала'],
    engineer: ['Мария Океанова', 'Инженер'],
  },
  {
    key: 'baltic',
    name: '«Балтавтоматика»',
    domain: 'baltavto.example',
    manager: ['Ингрид Янтарева', 'Директор'],
    engineer: ['Марк Дюнин', 'Инженер внедрения'],
  },
  {
    key: 'volga',
    name: '«Волга-Касса»',
    domain: 'volgakassa.example',
    manager: ['Зарина Плёсова', 'Руководитель поддержки'],
    engineer: ['Кирилл Бурлаков', 'Сервисный инженер'],
  },
]
