import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffMember } from '../../../src/contract/people/staff.ts'
import { remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'

/** The phone of a colleague is gone, and his recovery codes too: he sets up another one. */
export function LostDevice({ member }: { readonly member: StaffMember }) {
  const say = useSay()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const ending = useMutation({
    mutationFn: () => remove(`/api/staff/${member.id}/second-factor`),
    onSuccess: () => showToast({ text: say('admin.second.ended', { name: member.name }) }),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  })
  return (
    <div>
      <Button disabled={ending.isPending} onClick={() => setAsking(true)}>
        {say('admin.second.end')}
      </Button>
      <AskFirst
        opened={isAsking}
        title={say('admin.second.end.title', { name: member.name })}
        text={say('admin.second.end.text')}
        yes={say('admin.second.end')}
        no={say('admin.second.end.not')}
        onYes={() => ending.mutate()}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
