import { phrased, pick } from '../chance.ts'
import { STAFF, type StaffKey, TEAMS, type TeamKey, WORKERS } from '../company/teams.ts'
import type { Act, Play } from './play.ts'

/** Where the play stops: at an end of its own, or as it stands today. */
export type Ending =
  | 'filed'
  | 'given'
  | 'taken'
  | 'working'
  | 'passed'
  | 'asked'
  | 'deferred'
  | 'handed_over'
  | 'resolved'
  | 'resumed'
  | 'resumed_untaken'
  | 'settled'
  | 'cancelled'

/** The talk of a story as acts, up to the ending. */
export function scripted(play: Play, ending: Ending, mentions: readonly StaffKey[] = []): readonly Act[] {
  const { story, worker } = play
  if (ending === 'filed') return [{ act: 'file' }]
  if (ending === 'given') return [{ act: 'file' }, { act: 'give', by: 'ksenia', to: worker }]
  const { acts, by } = talk(play, ending, mentions)
  const opening: Act[] = [{ act: 'file' }, { act: 'take', by: worker }]
  if (story.criticality) opening.push({ act: 'weigh', by: worker, criticality: story.criticality })
  return [...opening, ...acts, ...lastActs(play, ending, by)]
}

/** The lines of the talk; it may go through the hands of several people, the last of whom ends it. */
function talk(play: Play, ending: Ending, mentions: readonly StaffKey[]) {
  const lines = lengthOf(play, ending)
  const acts: Act[] = []
  let by = play.worker
  for (const line of lines) {
    const [who = '', words = ''] = split(line)
    const text = phrased(words, play.words, play.chance)
    if (who === 'К') acts.push({ act: 'answer', text })
    else if (who === 'С') acts.push({ act: 'say', by, text })
    else if (who === 'В') acts.push({ act: 'ask', by, text })
    else {
      acts.push({ act: 'note', by, text: mentioned(text, mentions), mentions })
      const team = teamNamed(who)
      if (team === null) continue
      acts.push({ act: 'pass', by, to: team })
      by = pick(play.chance, WORKERS[team])
      acts.push({ act: 'take', by })
    }
  }
  if (mentions.length > 0 && !acts.some(({ act }) => act === 'note'))
    acts.push({
      act: 'note',
      by,
      text: mentioned('посмотри, пожалуйста: похоже на прошлый случай.', mentions),
      mentions,
    })
  return { acts, by }
}

function lengthOf({ story, chance }: Play, ending: Ending): readonly string[] {
  const question = story.talk.findIndex((line) => line.startsWith('В:'))
  if (ending === 'asked') return story.talk.slice(0, question + 1)
  if (ending === 'taken')
    return story.talk.slice(0, question < 0 ? 2 : question).filter((line) => !line.startsWith('Э '))
  if (ending === 'working' || ending === 'deferred' || ending === 'handed_over')
    return upToSupport(story.talk.slice(0, Math.ceil(story.talk.length * (0.3 + chance() * 0.5))))
  if (ending === 'settled' || ending === 'cancelled') return story.talk.slice(0, 1)
  if (ending === 'passed') return story.talk.slice(0, 1).filter((line) => line.startsWith('С:'))
  return story.talk
}

/** Not with a question that nobody answered: that would be waiting. */
function upToSupport(talk: readonly string[]): readonly string[] {
  const last = talk.at(-1)
  return last?.startsWith('В:') ? talk.slice(0, -1) : talk
}

function lastActs(play: Play, ending: Ending, by: StaffKey): readonly Act[] {
  const { story } = play
  const said = (text: string) => phrased(text, play.words, play.chance)
  const resolve: Act = { act: 'resolve', by, text: said(story.solution), code: story.code }
  const again = story.english
    ? 'It happened again this morning, just the same.'
    : said('[Опять то же самое|Снова повторилось], посмотрите ещё раз, пожалуйста.')
  switch (ending) {
    case 'resolved':
      return [resolve]
    case 'resumed_untaken':
      return [resolve, { act: 'resume', text: again }]
    case 'resumed':
      return [resolve, { act: 'resume', text: again }, { act: 'take', by }, { ...resolve, text: twice(resolve.text) }]
    case 'deferred':
      return [
        {
          act: 'defer',
          by,
          days: 1 + Math.floor(play.chance() * 6),
          reason: said(story.deferral ?? 'Договорились вернуться к вопросу позже'),
        },
      ]
    case 'handed_over':
      return [{ act: 'hand_over', by, reason: said(story.external ?? 'Подрядчик проверяет на своей стороне') }]
    case 'passed':
      return [
        { act: 'note', by, text: 'Похоже на ошибку программы: шаги и журнал выше, у себя повторили.', mentions: [] },
        { act: 'pass', by, to: 'dev' },
      ]
    case 'settled':
      return [{ act: 'settle' }]
    case 'cancelled':
      return [
        {
          act: 'cancel',
          by,
          reason: said('[Клиент передумал, подтвердил по телефону|Заявка создана по ошибке, вопрос снят]'),
        },
      ]
    default:
      return []
  }
}

function twice(text: string): string {
  return `${text} Проверили ещё раз и закрепили, чтобы не повторилось.`
}

function mentioned(text: string, people: readonly StaffKey[]): string {
  const names = people.map((key) => `@${STAFF[key].name.split(' ')[0]}`)
  return names.length === 0 ? text : `${names.join(', ')}, ${text.slice(0, 1).toLowerCase()}${text.slice(1)}`
}

function split(line: string): readonly string[] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

function teamNamed(who: string): TeamKey | null {
  const [, name = ''] = who.split(' ')
  return isTeam(name) ? name : null
}

function isTeam(name: string): name is TeamKey {
  return Object.hasOwn(TEAMS, name)
}
