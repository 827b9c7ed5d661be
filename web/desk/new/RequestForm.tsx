import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { Named } from '../../../src/contract/common.ts'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { NewRequest, Registered } from '../../../src/contract/request/request.ts'
import type { Channel, Urgency } from '../../../src/domain/ground/words.ts'
import { URGENCIES } from '../../../src/domain/ground/words.ts'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { get, newKey, post } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { mayHaveArrived } from '../../intention.ts'
import { useLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Group } from '../../ui/Group.tsx'
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
  const form = useForm({
    typed: [draft.body, draft.change],
    check: ({ subject, description, stopOfTrade }) => ({
      subject: !stopOfTrade && subject.trim() === '' && description.trim() === '' && say('desk.new.empty'),
    }),
    body: (order) => wireOf(order, person, order.venue ?? usualVenue(places)),
    send: (body, key) => post<Registered>('/api/requests', body, draft.body.key || key),
    places: {
      'contract.phone-is-closed': 'channel',
      'venue.not-found': 'venue',
      'service.not-found': 'service',
      'service.not-published': 'service',
      '/venueId': 'venue',
      '/serviceId': 'service',
      '/problem': 'subject',
    },
    refusal: ({ code }) => (code === 'contract.phone-is-closed' ? say('desk.new.no-phone') : undefined),
    // What was refused may be put right and sent again as another intention.
    onRefused: (problem) => mayHaveArrived(problem) || form.set({ key: newKey() }),
    onDone: ({ number }) => {
      draft.discard()
      showToast({ text: say('desk.new.filed', { number }) })
      router.history.push(paths.deskRequest(number))
    },
  })
  const order = form.typed
  const change = (some: Partial<Order>) => form.set({ key: order.key || newKey(), ...some })
  return (
    <form className={styles.form} {...form.wiring}>
      <p className={styles.person}>
        <Avatar name={person.name} />
        <span className="grow">{person.name}</span>
        <Button kind="ghost" onClick={onOther}>
          {say('desk.new.other-person')}
        </Button>
      </p>
      <Group label={say('desk.new.channel')} error={form.error('channel')}>
        <Segmented
          label={say('desk.new.channel')}
          value={CAME_BY.find((one) => one === order.channel) ?? 'phone'}
          options={CAME_BY.map((value) => ({ value, label: say(`channel.${value}`) }))}
          onChange={(channel) => change({ channel })}
        />
      </Group>
      <Select
        label={say('desk.new.venue')}
        placeholder={say('desk.new.venue.none')}
        value={order.venue ?? usualVenue(places)}
        error={form.error('venue')}
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
        error={form.error('service')}
        search={{ placeholder: say('desk.find'), nothing: say('desk.find.nothing') }}
        options={services.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
        onChange={(service) => change({ service })}
      />
      <TextField
        label={say('desk.new.subject')}
        hint={say('desk.new.subject.hint')}
        autoFocus
        value={order.subject}
        error={form.error('subject')}
        maxLength={300}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextArea
        label={say('desk.new.description')}
        rows={5}
        value={order.description}
        onChange={(event) => change({ description: event.target.value })}
      />
      <Group label={say('desk.new.urgency')}>
        <Segmented
          label={say('desk.new.urgency')}
          value={order.stopOfTrade ? 'high' : order.urgency}
          options={URGENCIES.map((value) => ({ value, label: say(`desk.urgency.${value}`) }))}
          onChange={(urgency) => change({ urgency })}
        />
      </Group>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={order.stopOfTrade}
          onChange={(event) => change({ stopOfTrade: event.target.checked })}
        />
        {say('desk.new.stop-of-trade')}
      </label>
      <FormTrouble form={form} />
      <div className={styles.actions}>
        <SendButton form={form}>{say('desk.create')}</SendButton>
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
