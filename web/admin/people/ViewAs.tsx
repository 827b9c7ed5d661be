import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { BegunView } from '../../../src/contract/people/session.ts'
import { newKey, post } from '../../api.ts'
import { sayFarewell } from '../../belongings.ts'
import { useSay } from '../../language.ts'
import { sendAllHeld } from '../../outbox/outbox.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'

/** Opens the desk or the portal as this person sees it; what is one's own in this browser goes before. */
export function ViewAs({ id, name }: { readonly id: number; readonly name: string }) {
  const say = useSay()
  const me = useMe()
  const looking = useMutation({
    mutationFn: async () => {
      await sendAllHeld()
      return post<BegunView>('/api/view-as', { personId: id }, newKey())
    },
    onSuccess: ({ isStaff }) => sayFarewell(isStaff ? paths.desk : paths.home),
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  if (!me.abilities.viewAs || me.id === id) return null
  return (
    <Button
      icon={IconEye}
      disabled={looking.isPending}
      aria-label={say('admin.view-as.of', { name })}
      data-tip={say('admin.view-as.hint')}
      onClick={() => looking.mutate()}
    >
      {say('admin.view-as')}
    </Button>
  )
}
