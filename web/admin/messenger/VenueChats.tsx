import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { VenueChats as Chats } from '../../../src/contract/messenger/chats.ts'
import { get, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import styles from '../customers/Panes.module.css'
import own from './Messenger.module.css'

/** Chats of several people from which requests of the venue come. */
export function VenueChats({ venue }: { readonly venue: number }) {
  const say = useSay()
  const { data } = useQuery({
    queryKey: keyOf(venue),
    queryFn: ({ signal }) => get<Chats>(`/api/venues/${venue}/chats`, signal),
  })
  if (!data || (data.chats.length === 0 && data.invites === null)) return null
  return (
    <section className={styles.section}>
      <h2>{say('admin.venue.chats')}</h2>
      {data.chats.length > 0 && (
        <ul>
          {data.chats.map((chat) => (
            <Chat key={chat.id} venue={venue} chat={chat} />
          ))}
        </ul>
      )}
      {data.chats.length === 0 && (
        <p className={styles.quiet}>{say('admin.venue.chats.none', { bot: `@${data.invites}` })}</p>
      )}
    </section>
  )
}

interface ChatProps {
  readonly venue: number
  readonly chat: Chats['chats'][number]
}

function Chat({ venue, chat: { id, title, boundBy, boundAt } }: ChatProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const unbinding = useMutation({
    mutationFn: () => remove(`/api/venues/${venue}/chats/${id}`),
    onSuccess: () => showToast({ text: say('admin.venue.chats.unbound', { title }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(venue) }),
  })
  return (
    <li className={own.chat}>
      <span>
        {title}
        <span className={styles.quiet}>
          {say('admin.venue.chats.by', { name: boundBy.name, date: formats.date(boundAt, now) })}
        </span>
      </span>
      <Button kind="ghost" disabled={unbinding.isPending} onClick={() => unbinding.mutate()}>
        {say('admin.venue.chats.unbind')}
      </Button>
    </li>
  )
}

function keyOf(venue: number) {
  return ['customers', 'venue-chats', venue]
}
