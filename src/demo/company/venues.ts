interface City {
  readonly zone: string
  readonly dealer: string | null
}

/** From Kaliningrad to Kamchatka, and which dealer serves there. */
export const CITIES: Readonly<Record<string, City>> = {
  Калининград: { zone: 'Europe/Kaliningrad', dealer: 'baltic' },
  'Санкт-Петербург': { zone: 'Europe/Moscow', dealer: 'baltic' },
  Мурманск: { zone: 'Europe/Moscow', dealer: 'baltic' },
  Москва: { zone: 'Europe/Moscow', dealer: 'yard' },
  Тверь: { zone: 'Europe/Moscow', dealer: 'yard' },
  Тула: { zone: 'Europe/Moscow', dealer: null },
  Казань: { zone: 'Europe/Moscow', dealer: 'volga' },
  Самара: { zone: 'Europe/Samara', dealer: 'volga' },
  Пермь: { zone: 'Asia/Yekaterinburg', dealer: 'ural' },
  Екатеринбург: { zone: 'Asia/Yekaterinburg', dealer: 'ural' },
  Омск: { zone: 'Asia/Omsk', dealer: 'ural' },
  Новосибирск: { zone: 'Asia/Novosibirsk', dealer: 'east' },
  Красноярск: { zone: 'Asia/Krasnoyarsk', dealer: 'east' },
  Иркутск: { zone: 'Asia/Irkutsk', dealer: 'east' },
  Якутск: { zone: 'Asia/Yakutsk', dealer: 'east' },
  Владивосток: { zone: 'Asia/Vladivostok', dealer: 'east' },
  Магадан: { zone: 'Asia/Magadan', dealer: 'east' },
  'Петропавловск-Камчатский': { zone: 'Asia/Kamchatka', dealer: 'east' },
}

/** Streets by city for each chain; a venue's code goes on from its chain's, in this order. */
export const STREETS: Readonly<Record<string, readonly (readonly [city: string, streets: readonly string[]])[]>> = {
  '10412': [
    ['Москва', ['Лесная, 5', 'Заречная, 18', 'Садовая, 2', 'Луговая, 31', 'Пристань, 1']],
    ['Санкт-Петербург', ['Канатная, 7', 'Парусная, 12']],
    ['Казань', ['Озёрная, 9', 'Старая пристань, 3']],
    ['Самара', ['Набережная, 44']],
    ['Екатеринбург', ['Малахитовая, 6', 'Заводская, 21']],
    ['Новосибирск', ['Вокзальная, 15', 'Сибирская, 8']],
    ['Красноярск', ['Енисейская, 10']],
    ['Владивосток', ['Маячная, 4', 'Портовая, 27']],
    ['Петропавловск-Камчатский', ['Вулканная, 1']],
  ],
  '10413': [
    ['Москва', ['Аэропорт, зал 2', 'Вокзал Южный', 'ТЦ «Клевер»']],
    ['Санкт-Петербург', ['ТЦ «Галерный»', 'Вокзал Приморский']],
    ['Омск', ['ТЦ «Сирень»']],
    ['Иркутск', ['Ангарская, 14']],
  ],
  '20510': [
    ['Москва', ['Заречная, 3', 'Пекарский переулок, 8', 'Мельничная, 11']],
    ['Тула', ['Пряничная, 2', 'Самоварная, 17']],
    ['Тверь', ['Волжская, 5']],
    ['Калининград', ['Янтарная, 9', 'Рыбная деревня, 4']],
  ],
  '30177': [
    ['Пермь', ['Камская, 20', 'Сибирская, 33', 'ТЦ «Столица»']],
    ['Екатеринбург', ['Уральская, 74', 'Плотинка, 1']],
    ['Омск', ['Иртышская, 16']],
    ['Якутск', ['Алмазная, 3']],
    ['Магадан', ['Якорная, 7']],
  ],
  '41020': [
    ['Казань', ['Мира, 40', 'Тихая, 12', 'Чайная, 6']],
    ['Самара', ['Полевая, 19', 'Хлебная, 1']],
    ['Москва', ['Каретная, 25']],
  ],
  '52033': [
    ['Тверь', ['Речная, 8']],
    ['Москва', ['Солодовая, 13', 'Бондарная, 2']],
    ['Санкт-Петербург', ['Якорный переулок, 5']],
    ['Калининград', ['Маячная, 21']],
  ],
  '60908': [
    ['Москва', ['Курская, 10', 'Центральная, 1']],
    ['Тула', ['Кузнечная, 30']],
  ],
  '71155': [
    ['Санкт-Петербург', ['Morskaya, 11', 'Pulkovo, gate 9']],
    ['Калининград', ['Pregel Quay, 2']],
  ],
  '83310': [['Мурманск', ['Полярных Зорь, 14', 'Ледокольная, 3']]],
}

/** A venue of its own contract, beside the one its chain has or has not. */
export const OWN_CONTRACT: Readonly<Record<string, 'premium' | 'standard'>> = {
  '833100001': 'premium',
  '410200001': 'standard',
}
