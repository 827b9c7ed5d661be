import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { useSamples } from './samples.ts'

/** Requests to try the desk on, and one press to be rid of them. */
export function SamplesStep() {
  const say = useSay()
  const queries = useQueryClient()
  const { data } = useSamples()
  const settled = {
    onError: (error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries(),
  }
  const adding = useMutation({ mutationFn: () => post('/api/sample-data'), ...settled })
  const removing = useMutation({
    mutationFn: () => remove('/api/sample-data'),
    ...settled,
    onSuccess: () => showToast({ text: say('admin.guide.samples.gone') }),
  })
  const numbers = data?.numbers ?? null
  if (numbers === null) {
    return (
      <div>
        <Button disabled={adding.isPending} onClick={() => adding.mutate()}>
          {say('admin.guide.samples.add')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <ul>
        {numbers.map((number) => (
          <li key={number}>
            <a className="link" href={paths.deskRequest(number)}>
              {say('admin.guide.samples.request', { number })}
            </a>
          </li>
        ))}
      </ul>
      <div>
        <Button disabled={removing.isPending} onClick={() => removing.mutate()}>
          {say('admin.guide.samples.remove')}
        </Button>
      </div>
    </>
  )
}
