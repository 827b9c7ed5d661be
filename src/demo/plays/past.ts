import { DAY, HOUR, type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { between, type Chance, pick } from '../chance.ts'
import { SPAM } from '../stories/spam.ts'
import { ENGLISH, RUSSIAN } from '../stories/stories.ts'
import type { Story } from '../stories/story.ts'
import { type Casting, cast, knownCashier, type Troupe } from './casting.ts'
import { pacedFrom } from './pacing.ts'
import type { Act, Play, Step } from './play.ts'
import { type Ending, scripted } from './script.ts'

/** How requests end, and below which luck each does. */
const ENDINGS: readonly (readonly [Ending, number])[] = [
  ['resolved', 0.8],
  ['asked', 0.85],
  ['resumed', 0.91],
  ['settled', 0.95],
  ['cancelled', 1],
]

/** The last sixty days: everything that was filed and came to its end. */
export async function pastSteps(troupe: Troupe, now: Instant, count: number): Promise<readonly Step[]> {
  const stories = inTurns(troupe.chance, count)
  const steps: Step[] = []
  for (const [index, story] of stories.entries()) {
    const play = cast(troupe, story, story.english ? {} : castingOf(troupe, index))
    const promised = await troupe.promises.to(play)
    const ending = endingFor(play)
    const isDone = ending === 'resolved' || ending === 'resumed'
    const acts = [...scripted(play, ending), ...(isDone ? afterwards(play) : [])]
    const told = atRest(() => pacedFrom(play, acts, startOf(play, now), promised), now)
    steps.push(...told)
    if (index % 37 === 11) steps.push(...twin(troupe, play, told))
  }
  return [...steps, ...SPAM.flatMap((letter, index) => spam(troupe, letter, now - (index * 9 + 2) * DAY))]
}

/** Now and then a person without any organisation, or the cashier one can sign in as. */
function castingOf(troupe: Troupe, index: number): Casting {
  if (index % 41 === 7) return { venue: null }
  return index % 29 === 3 ? knownCashier(troupe) : {}
}

/** Every story about as often as the others. */
function inTurns(chance: Chance, count: number): readonly Story[] {
  const all = [...RUSSIAN, ...ENGLISH]
  const shuffled = Array.from({ length: Math.ceil(count / all.length) }, () =>
    all.map((story) => ({ story, luck: chance() })).sort((one, other) => one.luck - other.luck),
  )
  return shuffled
    .flat()
    .slice(0, count)
    .map(({ story }) => story)
}

function endingFor({ story, chance }: Play): Ending {
  const luck = chance()
  const [ending] = ENDINGS.find(([, below]) => luck < below) ?? ['resolved' as const]
  return ending === 'asked' && !story.talk.some((line) => line.startsWith('В:')) ? 'resolved' : ending
}

/** Thanks, a rating, a closing. */
function afterwards({ story, chance }: Play): readonly Act[] {
  const acts: Act[] = []
  if (story.thanks && chance() < 0.7) acts.push({ act: 'answer', text: story.thanks })
  const [score, comment] = story.praise ?? [5, '']
  if (chance() < 0.5) {
    const lower = chance() < 0.12
    acts.push({ act: 'rate', score: lower ? Math.max(1, score - 2) : score, comment: lower ? '' : comment })
  }
  if (chance() < 0.2) acts.push({ act: 'close' })
  return acts
}

function startOf({ venue, chance }: Play, now: Instant): Instant {
  const day = now - between(chance, 3, 60) * DAY
  const local = venue === null ? 3 : zoneHours(venue.zone, day)
  return Math.floor(day / DAY) * DAY + Math.floor(between(chance, 8, 22) * HOUR) - local * HOUR
}

function zoneHours(zone: string, at: Instant): number {
  const wall = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
  return Math.round((Date.parse(`${wall.replace(' ', 'T')}Z`) - at) / HOUR)
}

/** Another beginning until the work is over by now. */
function atRest(tell: () => readonly Step[], now: Instant): readonly Step[] {
  for (let attempt = 0; attempt < 40; attempt++) {
    const steps = tell()
    if (steps.every(({ at, act }) => at < now - 2 * HOUR || act.act === 'rate')) return steps
  }
  return []
}

/** A colleague files the same a little later; it is marked as a duplicate. */
function twin(troupe: Troupe, play: Play, told: readonly Step[]): readonly Step[] {
  const filed = told[0]
  if (!filed || play.venue === null) return []
  const other = cast(troupe, play.story, { venue: play.venue, worker: play.worker })
  const by = play.worker
  return [
    { at: filed.at + 12 * MINUTE, play: other, act: { act: 'file' } },
    { at: filed.at + 31 * MINUTE, play: other, act: { act: 'mark_duplicate', by, of: play } },
  ]
}

function spam(troupe: Troupe, [subject, text]: (typeof SPAM)[number], at: Instant): readonly Step[] {
  const story: Story = { service: 'other', problem: subject, says: text, talk: [], solution: '', code: 'not_ours' }
  const contactId = troupe.company.stranger
  const play = { ...cast(troupe, story, { venue: null }), contactId, channel: 'email' as const }
  const by = pick(troupe.chance, ['timur', 'polina'] as const)
  return [
    { at, play, act: { act: 'file' } },
    { at: at + 25 * MINUTE, play, act: { act: 'mark_spam', by } },
  ]
}
