import { cutText } from '../ground/clean-text.ts'

export interface SubjectParts {
  module?: string | null
  area?: string | null
  problem: string
}

/** «<Модуль>, <область>: <проблема или доработка>», the published pattern; what is not known is left out. */
export function assembledSubject({ module, area, problem }: SubjectParts): string {
  const place = [module, area].map(tidied).filter((part) => part !== '')
  const what = tidied(problem)
  return what === '' ? place.join(', ') : [place.join(', '), what].filter((part) => part !== '').join(': ')
}

/** Says nothing by itself, in any mixture: «Проблема на объекте», «Срочно!!! не работает», «help please». */
const EMPTY_WORDS = new Set(
  `ошибка ошибки ошибку ошибке сбой сбои проблема проблемы проблему проблемка неисправность поломка вопрос вопросы вопросик
  не работает работают работал работало заработало нет ничего все всё перестало перестал перестала сломалось сломалась
  сломался сломали сломано помогите помощь помочь нужна нужно надо прошу просьба пожалуйста срочно срочный срочная
  срочное очень важно внимание заявка обращение запрос письмо тема без темы объект объекте объекта ресторан ресторане
  ресторана кафе у нас меня вас на в во по с и а но это что то чтото как почему опять снова здравствуйте добрый день
  доброе утро вечер привет sos тест прошу помощи касательно насчет насчёт есть возникла возникли возник
  error errors issue issues problem problems question bug failure help please urgent urgently asap important request
  ticket support not working work works doesnt dont does is it isnt broken down nothing everything stopped again hi hello
  dear good day morning the a an at in on with of to we have has i our my me us need restaurant site venue place
  subject no test re fw fwd`.split(/\s+/),
)

/** Whether a subject tells a specialist nothing. A hint to offer a better one, never a reason to refuse. */
export function isVague(subject: string): boolean {
  const words = subject
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.every((word) => EMPTY_WORDS.has(word))
}

/** Better subjects to offer instead of a vague one, from what else is known; none when nothing is. */
export function betterSubjects(parts: Omit<SubjectParts, 'problem'>, description: string): readonly string[] {
  const sentences = description
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => tidied(sentence).replace(/[.!…]+$/u, ''))
    .filter((sentence) => sentence !== '' && !isVague(sentence))
  const offers = sentences.slice(0, 3).map((sentence) => assembledSubject({ ...parts, problem: shortened(sentence) }))
  return [...new Set(offers)]
}

const LONGEST_OFFER = 100

function shortened(sentence: string): string {
  if (sentence.length <= LONGEST_OFFER) return sentence
  const cut = cutText(sentence, LONGEST_OFFER)
  return `${cut.lastIndexOf(' ') > 0 ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}

function tidied(part: string | null | undefined): string {
  return (part ?? '').trim().replaceAll(/\s+/g, ' ')
}
