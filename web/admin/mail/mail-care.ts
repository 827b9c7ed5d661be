import { useQuery } from '@tanstack/react-query'
import type { LetterCareCard } from '../../../src/contract/mail/letter.ts'
import type { MailboxCard } from '../../../src/contract/mail/mailbox.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import { get } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import type { Decision } from '../home/decisions.ts'
import { standingOf } from './mailboxes.ts'

/** How many letters wait for a decision; null for who does not sort them. */
export function useParkedLetters(): number | null {
  const { sortLetters } = useMe().abilities
  const { data } = useQuery({
    queryKey: ['letters', 'care'],
    queryFn: ({ signal }) => get<LetterCareCard>('/api/letter-care', signal),
    refetchInterval: 15_000,
    enabled: sortLetters,
  })
  return data?.parked ?? null
}

/** Mailboxes that cannot be read. */
export function mailDecisions(say: Say, mailboxes: readonly MailboxCard[]): Decision[] {
  return mailboxes
    .filter((mailbox) => standingOf(mailbox) === 'broken')
    .map(({ id, address, state: { trouble, error } }) => ({
      key: `mailbox ${id}`,
      kind: 'trouble',
      title: say('admin.home.mailbox', { address }),
      text: trouble === null || trouble === 'other' ? (error ?? '') : say(`mail.trouble.${trouble}.do`),
      href: paths.mailbox(id),
      action: say('admin.home.mailbox.open'),
    }))
}

export function letterDecisions(say: Say, parked: number | null): Decision[] {
  if (!parked) return []
  return [
    {
      key: 'letters',
      kind: 'waits',
      title: say('admin.home.letters', { count: parked }),
      text: say('admin.home.letters.text'),
      href: `${paths.deskLetters}?tab=waiting`,
      action: say('admin.home.letters.open'),
    },
  ]
}
