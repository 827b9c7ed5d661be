import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PushDevices, PushKey } from '../../../../src/contract/push/push.ts'
import { get, post, remove } from '../../../api.ts'
import { browserOf } from '../../../browser-of.ts'
import { useSay } from '../../../language.ts'
import { Problem, textOfProblem } from '../../../problem.ts'
import { beginPush, endPush, type PushTurn } from '../../../push.ts'
import { useMe } from '../../../session.ts'
import { showToast } from '../../../ui/toasts.ts'

export type Device = PushDevices['devices'][number]

const DEVICES = ['push-devices'] as const

export function useDevices() {
  return useQuery({
    queryKey: DEVICES,
    queryFn: ({ signal }) => get<PushDevices>('/api/push/subscriptions', signal),
  })
}

/** Turns this device on and off; what can be chosen to be heard changes with it. */
export function useDeviceChanges() {
  const say = useSay()
  const me = useMe()
  const queries = useQueryClient()
  const onError = (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true })
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: DEVICES }),
      queries.invalidateQueries({ queryKey: ['notice-choices'] }),
    ])
  return {
    on: useMutation({
      mutationFn: () => turnOn(me.id),
      onSuccess: (turn) => {
        if (turn === 'on') showToast({ text: say('portal.push.is-on') })
        if (turn === 'failed') showToast({ text: say('portal.push.failed'), urgent: true })
      },
      onError,
      onSettled,
    }),
    off: useMutation({
      mutationFn: async ({ id, current }: Device) => {
        await remove(`/api/push/subscriptions/${id}`)
        if (current) await endPush()
      },
      onSuccess: () => showToast({ text: say('portal.push.is-off') }),
      onError,
      onSettled,
    }),
    test: useMutation({
      mutationFn: ({ id }: Device) => post(`/api/push/subscriptions/${id}/test`),
      onSuccess: () => showToast({ text: say('portal.push.tried') }),
      onError,
    }),
  }
}

async function turnOn(person: number): Promise<PushTurn> {
  try {
    const address = await beginPush(person, async () => (await get<PushKey>('/api/push/key')).key)
    if (!address) return 'denied'
    const { browser, system } = browserOf(navigator.userAgent)
    await post('/api/push/subscriptions', { ...address, name: [browser, system].filter(Boolean).join(', ') })
    return 'on'
  } catch (error) {
    await endPush()
    // What the desk refuses has a sentence of its own; a browser says nothing that helps.
    if (error instanceof Problem) throw error
    return 'failed'
  }
}
