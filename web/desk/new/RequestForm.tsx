import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { NewRequest, Registered } from '../../../src/contract/request/request.ts'
import type { Channel, Urgency } from '../../../src/domain/ground/words.ts'
import { URGENCIES } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { get, newKey, post } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useServices } from '../panel/TermsDialog.tsx'
import styles from './NewPage.module.css'

interface Order {
  readonly key: string
  readonly channel: Channel
  readonly venue: string | null
  readonly service: string | null
  readonly subject: string
  readonly description: string
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
}

const CAME_BY = ['phone', 'email', 'telegram', 'desk'] as const satisfies readonly Channel[]
const EMPTY: Order = {
  key: '',
  channel: 'phone',
  venue: null,
  service: null,
  subject: '',
  description: '',
  urgency: 'medium',
  stopOfTrade: false,
}

interface RequestFormProps {
  readonly person: Named
  readonly onOther: () => void
}

/** The same order as on the portal, filled in by a specialist; kept while it is being written. */
export function RequestForm({ person, onOther }: RequestFormProps) {
  const say = useSay()
  const me = useMe()
  const router = useRouter()
  const [language] = useLanguage()
  const draft = useDraft<Order>(`${me.id}:new-${person.id}`, EMPTY)
  const { data: places } = useVenuesOf(person.id)
  const services = useServices()
  const [error, setError] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const order = draft.body
  const venue = order.venue ?? usualVenue(places)
  const change = (some: Partial<Order>) => draft.change({ ...order, key: order.key || newKey(), ...some })
  const isEmpty = order.subject.trim() === '' && order.description.trim() === '' && !order.stopOfTrade

  const send = async () => {
    setSending(true)
    setError(null)
    try {
      const filed = await post<Registered>('/api/requests', wireOf(order, person, venue), order.key || newKey())
      draft.discard()
      showToast({ text: say('desk.new.filed', { number: filed.number }) })
      router.history.push(paths.deskRequest(filed.number))
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      setError(say(refusal.code === 'contract.phone-is-closed' ? 'desk.new.no-phone' : textOfProblem(refusal)))
      setSending(false)
      // What was refused may be put right and sent again as another intention.
      change({ key: newKey() })
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty && !isSending) void send()
      }}
    >
      <p className={styles.person}>
        <Avatar name={person.name} />
        <span className="grow">{person.name}</span>
        <Button kind="ghost" onClick={onOther}>
          {say('desk.new.other-person')}
        </Button>
      </p>
      <div>
        <p className={styles.label}>{say('desk.new.channel')}</p>
        <Segmented
          label={say('desk.new.channel')}
          value={CAME_BY.find((one) => one === order.channel) ?? 'phone'}
          options={CAME_BY.map((value) => ({ value, label: say(`channel.${value}`) }))}
          onChange={(channel) => change({ channel })}
        />
      </div>
      <Select
        label={say('desk.new.venue')}
        placeholder={say('desk.new.venue.none')}
        value={venue}
        search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
        options={(places?.venues ?? []).map(({ id, name, address, code }) => ({
          value: String(id),
          label: placeName({ name, address }),
          note: code,
        }))}
        onChange={(value) => change({ venue: value })}
      />
      <Select
        label={say('desk.service.label')}
        aside={say('desk.new.optional')}
        placeholder={say('desk.new.service.none')}
        value={order.service}
        search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
        options={services.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
        onChange={(service) => change({ service })}
      />
      <TextField
        label={say('desk.new.subject')}
        hint={say('desk.new.subject.hint')}
        value={order.subject}
        maxLength={300}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextArea
        label={say('desk.new.description')}
        rows={5}
        value={order.description}
        onChange={(event) => change({ description: event.target.value })}
      />
      <div>
        <p className={styles.label}>{say('desk.new.urgency')}</p>
        <Segmented
          label={say('desk.new.urgency')}
          value={order.stopOfTrade ? 'high' : order.urgency}
          options={URGENCIES.map((value) => ({ value, label: say(`desk.urgency.${value}`) }))}
          onChange={(urgency) => change({ urgency })}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={order.stopOfTrade}
          onChange={(event) => change({ stopOfTrade: event.target.checked })}
        />
        {say('desk.new.stop-of-trade')}
      </label>
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" kind="primary" reason={isEmpty ? say('desk.new.empty') : undefined}>
          {say('desk.create')}
        </Button>
        <a className="link" href={paths.desk}>
          {say('desk.to-requests')}
        </a>
      </div>
    </form>
  )
}

function useVenuesOf(person: number) {
  return useQuery({
    queryKey: ['venues-of', person],
    queryFn: ({ signal }) => get<MyVenues>(`/api/my-venues?person=${person}`, signal),
  })
}

/** The one he used last, or the only one. */
function usualVenue(places: MyVenues | undefined): string | null {
  const usual = places?.lastUsedId ?? (places?.venues.length === 1 ? places.venues[0]?.id : null)
  return usual ? String(usual) : null
}

function wireOf(order: Order, person: Named, venue: string | null): NewRequest {
  const { channel, subject, description, urgency, stopOfTrade, service } = order
  return {
    contactId: person.id,
    channel,
    description,
    urgency,
    stopOfTrade,
    ...(subject.trim() && { subject }),
    ...(venue && { venueId: Number(venue) }),
    ...(service && { serviceId: Number(service) }),
  }
}
