import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { SignInSheet } from '../../sign-in/SignInSheet.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { Wizard } from './Wizard.tsx'

/** The first administrator of an empty desk. */
export function SetupPage() {
  const say = useSay()
  const { data, error, refetch } = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => get<{ needed: boolean }>('/api/setup', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (data?.needed) return <Wizard setupKey={new URLSearchParams(location.search).get('key') ?? ''} />
  return (
    <SignInSheet title={say('admin.setup.title')}>
      {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />)}
      {data && (
        <>
          <p className="muted">{say('admin.setup.done')}</p>
          <a className={buttonClass('primary')} href={paths.desk}>
            {say('admin.to-desk')}
          </a>
        </>
      )}
    </SignInSheet>
  )
}
