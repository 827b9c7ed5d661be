import { useParams } from '@tanstack/react-router'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { useTitle } from '../../title.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import page from '../Page.module.css'
import { usePhoneBar } from '../phone-bar.ts'
import { RequestView } from './RequestView.tsx'
import { useRequest } from './request.ts'

export function RequestPage() {
  const { number = '' } = useParams({ strict: false })
  return <OneRequest key={number} number={Number(number)} />
}

function OneRequest({ number }: { readonly number: number }) {
  const { data: request, error, refetch } = useRequest(number)
  if (request) return <RequestView request={request} />
  if (isMissing(error) || !Number.isSafeInteger(number)) return <NoRequest number={number} />
  return (
    <Waiting number={number}>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading widths={[60, 30, 90, 80]} groups={3} />
      )}
    </Waiting>
  )
}

function Waiting({ number, children }: { readonly number: number; readonly children: React.ReactNode }) {
  const title = useSay()('portal.number', { number })
  useTitle(title)
  usePhoneBar({ title, back: paths.requests })
  return (
    <div className={page.page}>
      <h1 className="desk-only">{title}</h1>
      {children}
    </div>
  )
}

/** Foreign or not there: nobody learns which. */
function NoRequest({ number }: { readonly number: number }) {
  const say = useSay()
  const title = say('portal.request.missing')
  useTitle(title)
  usePhoneBar({ title, back: paths.requests })
  return (
    <div className={page.page}>
      <EmptyState
        alone
        title={Number.isSafeInteger(number) ? say('portal.request.missing.title', { number }) : title}
        action={
          <a className={buttonClass()} href={paths.requests}>
            {say('portal.request.missing.action')}
          </a>
        }
      >
        {say('portal.request.missing.text')}
      </EmptyState>
    </div>
  )
}

function isMissing(error: unknown): boolean {
  return error instanceof Problem && (error.status === 404 || error.code === 'input.invalid')
}
