import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PushDevices, PushKey } from '../../../../src/contract/push/push.ts'
import { get, post, remove } from '../../../api.ts'
import { browserOf } from '../../../browser-of.ts'
import { DEVICE_KEYS } from '../../../device.ts'
import { useSay } from '../../../language.ts'
import { thisDevice } from '../../../platform/this-device.ts'
import { Problem, textOfProblem } from '../../../problem.ts'
import { endPush, type PushTurn } from '../../../push.ts'
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
    const keyOfDesk = async () => (await get<PushKey>('/api/push/key')).key
    const heard = await (await thisDevice()).listen({ person, keyOfDesk })
    if (heard.turn === 'denied' || heard.turn === 'failed') return heard.turn
    const { browser, system } = browserOf(navigator.userAgent)
    const name = [heard.turn === 'phone' ? 'Okno' : browser, system].filter(Boolean).join(', ')
    if (heard.turn === 'phone') {
      await post('/api/push/phones', { tokens: heard.tokens, name })
      localStorage.setItem(DEVICE_KEYS.push, String(person))
    } else await post('/api/push/subscriptions', { ...heard.address, name })
    return 'on'
  } catch (error) {
    await endPush()
    // What the desk refuses has a sentence of its own; a browser says nothing that helps.
    if (error instanceof Problem) throw error
    return 'failed'
  }
}
