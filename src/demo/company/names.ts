import { type Chance, pick } from '../chance.ts'

const WOMEN =
  'Анна Мария Екатерина Наталья Юлия Светлана Алина Вероника Людмила Оксана Камила Диана Варвара Галина'.split(' ')
const MEN = 'Иван Пётр Сергей Михаил Андрей Илья Руслан Фёдор Матвей Артур Георгий Станислав Вадим Тимофей'.split(' ')
const FAMILIES =
  'Берёзкин Луговой Самоваров Чайкин Петухов Родников Тропинин Колосов Дождев Ягодин Соловьёв Куницын Ручьёв Зимин Ветров Кленов Лосев Ромашов Гречихин Полозов Сиренев Тучин Журавский Капустин Медовый Орешкин Парусов Мостовой'.split(
    ' ',
  )
const ENGLISH = ['Oliver Marsh', 'Grace Pemberton', 'Noah Ellery', 'Ruth Alder', 'Liam Thorne', 'Hazel Brooke']

export function russianName(chance: Chance): string {
  const family = pick(chance, FAMILIES)
  return chance() < 0.6 ? `${pick(chance, WOMEN)} ${womanly(family)}` : `${pick(chance, MEN)} ${family}`
}

export function englishName(chance: Chance): string {
  return pick(chance, ENGLISH)
}

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  'а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-h ц-c ч-ch ш-sh щ-sch ъ- ы-y ь- э-e ю-yu я-ya'
    .split(' ')
    .map((pair) => pair.split('-')),
)

/** «Анна Ветрова» at vesna.example → a.vetrova@vesna.example; the n-th of the same name has his number. */
export function mailOf(name: string, domain: string, taken: Set<string>): string {
  const [first = '', family = ''] = inLatin(name).replaceAll(/[«»]/g, '').split(' ')
  const local = `${first.slice(0, 1)}.${family}`
  for (let n = 1; ; n++) {
    const mail = `${local}${n === 1 ? '' : n}@${domain}`
    if (taken.has(mail)) continue
    taken.add(mail)
    return mail
  }
}

/** Numbers that nobody has: 555-01-xx of every code. */
export function phoneOf(index: number): string {
  const code = 900 + ((index * 37 + Math.floor(index / 100) * 11) % 100)
  return `+7${code}55501${String(index % 100).padStart(2, '0')}`
}

function inLatin(text: string): string {
  return [...text.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('')
}

function womanly(family: string): string {
  return /(ой|ый|ий)$/.test(family) ? `${family.slice(0, -2)}ая` : `${family}а`
}
