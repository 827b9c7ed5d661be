import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OnLine } from '../../src/contract/people/people.ts'
import { get, put } from '../api.ts'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { MenuItem, MenuLine, MenuTitle } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'

const KEY = ['on-line'] as const
const PATH = '/api/me/on-line'

/** «На линии» or not: whether the rules give one new requests. What one has stays one's own. */
export function OnLineItems() {
  const say = useSay()
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => get<OnLine>(PATH, signal) })
  const { mutate } = useMutation({
    mutationFn: (onLine: boolean) => put<OnLine>(PATH, { onLine }),
    onSuccess: (answer) => {
      queries.setQueryData(KEY, answer)
      showToast({ text: say(answer.onLine ? 'desk.on-line.said' : 'desk.off-line.said') })
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return (
    <>
      <MenuTitle>{say('desk.on-line.title')}</MenuTitle>
      <MenuItem chosen={data?.onLine === true} onChoose={() => mutate(true)}>
        {say('desk.on-line')}
      </MenuItem>
      <MenuItem chosen={data?.onLine === false} onChoose={() => mutate(false)}>
        {say('desk.off-line')}
      </MenuItem>
      <MenuLine />
    </>
  )
}
