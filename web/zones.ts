import type { Language } from '../src/texts/language.ts'
import { placeOfZone } from '../src/texts/zone-place.ts'

/** The zones of Russia from west to east, and larger cities that have no zone of their own name. */
const RUSSIA: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Europe/Kaliningrad': { ru: '', en: '' },
  'Europe/Moscow': {
    ru: 'Санкт-Петербург, Казань, Нижний Новгород, Ростов-на-Дону, Краснодар, Воронеж, Сочи',
    en: 'Saint Petersburg, Kazan, Nizhny Novgorod, Rostov-on-Don, Krasnodar, Voronezh, Sochi',
  },
  'Europe/Kirov': { ru: '', en: '' },
  'Europe/Volgograd': { ru: '', en: '' },
  'Europe/Samara': { ru: 'Тольятти, Ижевск', en: 'Tolyatti, Izhevsk' },
  'Europe/Saratov': { ru: '', en: '' },
  'Europe/Ulyanovsk': { ru: '', en: '' },
  'Europe/Astrakhan': { ru: '', en: '' },
  'Asia/Yekaterinburg': {
    ru: 'Челябинск, Уфа, Пермь, Тюмень, Оренбург, Сургут, Магнитогорск',
    en: 'Chelyabinsk, Ufa, Perm, Tyumen, Orenburg, Surgut, Magnitogorsk',
  },
  'Asia/Omsk': { ru: '', en: '' },
  'Asia/Novosibirsk': { ru: '', en: '' },
  'Asia/Barnaul': { ru: 'Горно-Алтайск', en: 'Gorno-Altaysk' },
  'Asia/Tomsk': { ru: '', en: '' },
  'Asia/Novokuznetsk': { ru: 'Кемерово', en: 'Kemerovo' },
  'Asia/Krasnoyarsk': { ru: 'Норильск, Абакан, Кызыл', en: 'Norilsk, Abakan, Kyzyl' },
  'Asia/Irkutsk': { ru: 'Улан-Удэ, Братск', en: 'Ulan-Ude, Bratsk' },
  'Asia/Chita': { ru: '', en: '' },
  'Asia/Yakutsk': { ru: 'Благовещенск', en: 'Blagoveshchensk' },
  'Asia/Khandyga': { ru: '', en: '' },
  'Asia/Vladivostok': { ru: 'Хабаровск, Биробиджан', en: 'Khabarovsk, Birobidzhan' },
  'Asia/Ust-Nera': { ru: '', en: '' },
  'Asia/Magadan': { ru: '', en: '' },
  'Asia/Sakhalin': { ru: 'Южно-Сахалинск', en: 'Yuzhno-Sakhalinsk' },
  'Asia/Srednekolymsk': { ru: '', en: '' },
  'Asia/Kamchatka': { ru: '', en: '' },
  'Asia/Anadyr': { ru: '', en: '' },
}

export const RUSSIAN_ZONES = Object.keys(RUSSIA)

/** Every zone the browser knows, by the place people know it by: those of Russia first. The given one is always among them. */
export function zoneOptions(own: string, language: Language, now: number) {
  const option = (value: string) => {
    const also = RUSSIA[value]?.[language]
    const offset = offsetOf(value, now)
    return { value, label: placeOfZone(value, language), note: also ? `${offset} · ${also}` : offset }
  }
  const abroad = [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].filter((zone) => !(zone in RUSSIA))
  const byName = abroad.map(option).sort((one, other) => one.label.localeCompare(other.label, language))
  return [...RUSSIAN_ZONES.map(option), ...byName]
}

/** «UTC+5» */
function offsetOf(zone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(now)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace('GMT', 'UTC')
}
