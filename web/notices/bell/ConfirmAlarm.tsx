import { useMutation } from '@tanstack/react-query'
import { newKey, post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'

/** One looks after the request: nobody else is called for it. */
export function ConfirmAlarm({ number, onDone }: { readonly number: number; readonly onDone: () => void }) {
  const say = useSay()
  const confirming = useMutation({
    mutationFn: () => post<{ confirmed: boolean }>(`/api/requests/${number}/alarm-confirmations`, undefined, newKey()),
    onSuccess: ({ confirmed }) => {
      showToast({ text: say(confirmed ? 'bell.confirmed' : 'bell.confirmed-already') })
      onDone()
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return (
    <Button
      kind="primary"
      disabled={confirming.isPending}
      aria-label={say('bell.confirm-one', { number })}
      onClick={() => confirming.mutate()}
    >
      {say('bell.confirm')}
    </Button>
  )
}
