import { Suspense } from 'react'
import { useSay } from '../../language.ts'
import { later, Nothing } from '../../later.ts'
import { useNews } from '../../request/news.ts'
import { WaitingHere } from '../../request/outbox/WaitingHere.tsx'
import { useTitle } from '../../title.ts'
import { useOffer } from '../install/standing.ts'
import page from '../Page.module.css'
import { StopCard } from '../StopCard.tsx'
import { Ask } from './Ask.tsx'
import { MyRequests, MyRequestsAhead } from './MyRequests.tsx'
import { News } from './News.tsx'
import { QuickServices } from './QuickServices.tsx'
import { Systems } from './Systems.tsx'

/** Fetched by whom it is offered to. */
const InstallCard = later(() => import('../install/InstallCard.tsx').then((one) => one.InstallCard), Nothing)

/**
 * Words first, the stop of trade beside them, then what is ours to tell, then the person's requests: below the news, and not before it is
 * known how much room they take.
 */
export function HomePage() {
  const title = useSay()('portal.home.title')
  useTitle(title)
  const { isFetched: isTold } = useNews()
  const offer = useOffer()
  return (
    <div className={page.page}>
      <div className={page.columns}>
        <div>
          <h1>{title}</h1>
          <Ask />
          <QuickServices />
          <StopCard className="phone-only" />
          {isTold ? (
            <>
              <News />
              <WaitingHere />
              <MyRequests />
            </>
          ) : (
            <MyRequestsAhead />
          )}
        </div>
        <aside className="desk-only">
          <StopCard />
          <Systems />
        </aside>
      </div>
      {offer !== null && (
        <Suspense fallback={null}>
          <InstallCard />
        </Suspense>
      )}
    </div>
  )
}
