import { IconPlayerPlay } from '@tabler/icons-react'
import type { z } from 'zod'
import type { recordingPlace } from '../../../src/contract/phone/calls.ts'
import { post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toasts.ts'

/** Opens the recording where the exchange keeps it; that somebody listened is written down before. */
export function Recording({ call }: { readonly call: number }) {
  const say = useSay()
  const listen = async () => {
    try {
      const { address } = await post<z.infer<typeof recordingPlace>>(`/api/calls/${call}/recording-looks`)
      window.open(address, '_blank', 'noopener,noreferrer')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      showToast({ text: say(textOfProblem(error)), urgent: true })
    }
  }
  return <IconButton icon={IconPlayerPlay} size={16} label={say('desk.calls.listen')} onClick={() => void listen()} />
}
