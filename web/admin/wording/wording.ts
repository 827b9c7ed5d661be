import { useQuery } from '@tanstack/react-query'
import type { KeptAnnouncement, KeptTemplate } from '../../../src/contract/catalogue/texts-book.ts'
import { get } from '../../api.ts'

/** Under this key also stands what specialists choose from. */
export const TEMPLATES = ['templates'] as const
export const ANNOUNCEMENTS = ['announcements'] as const

export function useTemplateBook() {
  return useQuery({
    queryKey: [...TEMPLATES, 'book'],
    queryFn: ({ signal }) => get<{ templates: KeptTemplate[] }>('/api/template-book', signal),
    select: ({ templates }) => templates,
    refetchOnWindowFocus: false,
  })
}

export function useAnnouncementBook() {
  return useQuery({
    queryKey: [...ANNOUNCEMENTS, 'book'],
    queryFn: ({ signal }) => get<{ announcements: KeptAnnouncement[] }>('/api/announcement-book', signal),
    select: ({ announcements }) => announcements,
    refetchOnWindowFocus: false,
  })
}

export const STATES = ['now', 'planned', 'over'] as const

export function stateOf(
  { startsAt, endsAt }: Pick<KeptAnnouncement, 'startsAt' | 'endsAt'>,
  now: number,
): (typeof STATES)[number] {
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'over'
  return Date.parse(startsAt) > now ? 'planned' : 'now'
}

/** A moment as a field of date and time shows it, in the zone of the browser. */
export function localMoment(at: string | null): string {
  if (at === null) return ''
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
