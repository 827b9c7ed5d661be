import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  Invitation,
  InvitationLink,
  leaving,
  StaffChange,
  StaffMember,
  staffList,
} from '../../../src/contract/people/staff.ts'
import { get, post, put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

const KEY = ['staff'] as const

export const STATES = ['working', 'invited', 'left'] as const

export function stateOf({ archivedAt, hasEntered }: StaffMember): (typeof STATES)[number] {
  if (archivedAt !== null) return 'left'
  return hasEntered ? 'working' : 'invited'
}

export function useStaff() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<z.infer<typeof staffList>>('/api/staff', signal),
    select: ({ staff }) => staff,
  })
}

/** What an administrator does with the people of the support; each leaves the list as it has become. */
export function useStaffActs() {
  const queries = useQueryClient()
  const done = () => queries.invalidateQueries({ queryKey: KEY })
  return {
    invite: async (body: Invitation, key: string): Promise<InvitationLink> => {
      const link = await post<InvitationLink>('/api/staff', body, key)
      await done()
      return link
    },
    change: async (id: number, body: StaffChange) => {
      await put(`/api/staff/${id}`, body)
      await done()
    },
    letGo: async (id: number, body: z.input<typeof leaving>, key: string) => {
      const { handedOver } = await post<{ handedOver: number }>(`/api/staff/${id}/leaving`, body, key)
      await done()
      return handedOver
    },
  }
}

/** Whatever was changed of one of them, the list is asked for anew; whoever chooses people on the desk sees it too. */
export function useStaffRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: KEY })
    await queries.invalidateQueries({ queryKey: ['teams'] })
  }
}

export function useInviteAgain(id: number) {
  const say = useSay()
  return useMutation({
    mutationFn: () => post<InvitationLink>(`/api/staff/${id}/invitation`),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
}

export function useTakeBack({ id, name }: StaffMember) {
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/api/staff/${id}/return`),
    onSuccess: () => showToast({ text: say('admin.staff.back.done', { name }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
