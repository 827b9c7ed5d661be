import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { MyVenues } from '../../../src/contract/people/people.ts'
import type { Registered } from '../../../src/contract/request/request.ts'
import { problemIn, recognised } from '../../../src/domain/catalogue/recognised.ts'
import { get, newKey, post } from '../../api.ts'
import { useDraft } from '../../drafts.ts'
import { useForm } from '../../form/use-form.ts'
import { mayHaveArrived } from '../../intention.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useAttachments } from '../../request/attach/use-attachments.ts'
import { useFoundServices } from '../../request/found-services.ts'
import { usePromise } from '../../request/promise.ts'
import { useMe } from '../../session.ts'
import { showToast } from '../../ui/toasts.ts'
import { EMPTY, type Order, venueIn, wireOf } from './order.ts'

/** The order as it is typed, with all that follows from it: venue, service, terms, and whether it may be filed this way. */
export function useOrder(person: Named) {
  const say = useSay()
  const me = useMe()
  const router = useRouter()
  const draft = useDraft<Order>(`${me.id}:new-${person.id}`, EMPTY)
  // What was kept by an earlier page may lack what this one knows.
  const order = { ...EMPTY, ...draft.body }
  const { data: places } = useVenuesOf(person.id)
  const venueId = venueIn(order, places)
  const words = useDeferredValue(order.service === null ? problemIn(order) : '')
  const meant = recognised(useFoundServices(words))
  const serviceId = order.service === null ? (meant?.id ?? null) : Number(order.service)
  const { data: promise } = usePromise({
    person: person.id,
    service: serviceId,
    venue: venueId,
    urgency: order.urgency,
    stopOfTrade: order.stopOfTrade,
  })
  const isKeptClosed = promise?.closedWays.includes(order.channel) ?? false
  const isClosed = isKeptClosed && order.exception === null
  const attachments = useAttachments(order.files, (news) => form.set({ files: news(form.latest().files) }))
  const form = useForm({
    typed: [order, draft.change],
    check: ({ subject, description, stopOfTrade }) => ({
      channel: isClosed && say('desk.new.no-phone'),
      exception:
        isKeptClosed &&
        (order.exception?.trim().length ?? SHORTEST_REASON) < SHORTEST_REASON &&
        say('desk.call.exception.missing'),
      subject: !stopOfTrade && subject.trim() === '' && description.trim() === '' && say('desk.new.empty'),
    }),
    body: (typed) => wireOf(typed, { contactId: person.id, venueId, serviceId }),
    send: (body, key) => post<Registered>('/api/requests', body, order.key || key),
    places: {
      'contract.phone-is-closed': 'channel',
      'venue.not-found': 'venue',
      'service.not-found': 'service',
      'service.not-published': 'service',
      '/venueId': 'venue',
      '/serviceId': 'service',
      '/problem': 'subject',
      '/exception': 'exception',
    },
    refusal: ({ code }) => (code === 'contract.phone-is-closed' ? say('desk.new.no-phone') : undefined),
    // What was refused may be put right and sent again as another intention.
    onRefused: (problem) => mayHaveArrived(problem) || form.set({ key: newKey() }),
    onDone: ({ number }) => {
      draft.discard()
      attachments.uploads.clear()
      showToast({ text: say('desk.new.filed', { number }) })
      router.history.push(paths.deskRequest(number))
    },
  })
  const change = (some: Partial<Order>) => form.set({ key: order.key || newKey(), ...some })
  return { form, order, change, places, venueId, serviceId, meant, promise, isClosed, attachments }
}

/** Of the contract. */
const SHORTEST_REASON = 3

export type Ordering = ReturnType<typeof useOrder>

function useVenuesOf(person: number) {
  return useQuery({
    queryKey: ['venues-of', person],
    queryFn: ({ signal }) => get<MyVenues>(`/api/my-venues?person=${person}`, signal),
  })
}
