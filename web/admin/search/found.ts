import type { AdminSearch } from '../../../src/contract/people/admin-search.ts'
import { isMeant } from '../../../src/domain/ground/transliteration.ts'
import type { Bilingual } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { paths } from '../../paths.ts'
import type { IconShape } from '../../ui/Icon.tsx'
import { type Abilities, GROUPS, opener, PAGES } from '../pages.ts'
import { SETTINGS } from './settings.ts'

export interface Found {
  readonly key: string
  readonly href: string
  readonly icon: IconShape
  readonly title: string
  readonly about: string
}

export interface FoundGroup {
  readonly name: 'settings' | 'data'
  readonly hits: readonly Found[]
}

interface Asker {
  readonly say: Say
  readonly abilities: Abilities
}

/** So many settings at a glance, and so many things. */
const GLANCE = { settings: 6, data: 8 }

/** Pages and what is set on them: by their names first, then by other words for them. */
export function foundSettings({ say, abilities }: Asker, typed: string): readonly Found[] {
  const open = PAGES.filter(({ isFor }) => isFor(abilities))
  const all = [
    ...open.map((page) => ({ ...page, href: page.path, about: say(`admin.group.${page.group}`) })),
    ...SETTINGS.flatMap((setting) => {
      const page = open.find(({ path }) => path === setting.page)
      const about = page && `${say(`admin.group.${page.group}`)} › ${say(page.title)}`
      return page && about ? [{ ...setting, group: page.group, about }] : []
    }),
  ]
  const shown = all.map(({ group, href, title, words, about }) => ({
    isNamed: isAsked(say(title), typed),
    isMeant: isAsked(`${say(title)} ${say(words)} ${about}`, typed),
    found: { key: `${href} ${title}`, href, icon: GROUPS[group], title: say(title), about },
  }))
  const named = shown.filter((one) => one.isNamed)
  const meant = shown.filter((one) => !one.isNamed && one.isMeant)
  return [...named, ...meant].map(({ found }) => found).slice(0, GLANCE.settings)
}

/** Things, each where this person may change it. */
export function foundData({ say, abilities }: Asker, found: AdminSearch, inMyLanguage: (text: Bilingual) => string) {
  const to = (what: Parameters<typeof opener>[0]) => opener(what, abilities)
  const kinds: readonly (readonly Found[])[] = [
    linesOf(found.specialists, to('specialist'), ({ name, email }) => ({
      icon: GROUPS.people,
      title: name,
      about: [say('admin.find.specialist'), email].filter(Boolean).join(' · '),
    })),
    linesOf(found.services, to('service'), ({ name }) => ({
      icon: GROUPS.catalogue,
      title: inMyLanguage(name),
      about: say('admin.subject.service'),
    })),
    linesOf(found.teams, to('team'), ({ name }) => ({
      icon: GROUPS.people,
      title: name,
      about: say('admin.subject.team'),
    })),
    linesOf(found.organisations, to('organisation'), ({ name, code }) => ({
      icon: GROUPS.customers,
      title: name,
      about: [say('admin.subject.organisation'), code].filter(Boolean).join(' · '),
    })),
    linesOf(found.venues, to('venue') ?? paths.deskVenue, ({ name, address, code }) => ({
      icon: GROUPS.customers,
      title: placeName({ name, address }),
      about: code,
    })),
    linesOf(found.people, to('person') ?? paths.deskCustomer, ({ name, about }) => ({
      icon: GROUPS.customers,
      title: name,
      about,
    })),
  ]
  return inTurns(kinds).slice(0, GLANCE.data)
}

function linesOf<Thing extends { readonly id: number }>(
  things: readonly Thing[],
  href: ((id: number) => string) | null,
  face: (thing: Thing) => Omit<Found, 'key' | 'href'>,
): readonly Found[] {
  return href === null ? [] : things.map((thing) => ({ key: href(thing.id), href: href(thing.id), ...face(thing) }))
}

/** The first of each kind, then the second of each: no kind hides another. */
function inTurns(kinds: readonly (readonly Found[])[]): readonly Found[] {
  const longest = Math.max(0, ...kinds.map((kind) => kind.length))
  return Array.from({ length: longest }, (_, place) => kinds.flatMap((kind) => kind.slice(place, place + 1))).flat()
}

/** Every word of what is typed, in either keyboard layout and alphabet. */
function isAsked(text: string, typed: string): boolean {
  return typed.split(/\s+/).every((word) => isMeant(text, word))
}
