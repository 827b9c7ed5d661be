import { Suspense } from 'react'
import { useSay } from '../../language.ts'
import { later, Nothing } from '../../later.ts'
import { paths } from '../../paths.ts'
import { isApp } from '../../platform/shell.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { classes } from '../../ui/classes.ts'
import page from '../Page.module.css'
import { Addresses } from './Addresses.tsx'
import { Appearance } from './Appearance.tsx'
import styles from './MePage.module.css'
import { Messengers } from './messenger/Messengers.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Password } from './Password.tsx'
import { Phones } from './Phones.tsx'
import { Profile } from './Profile.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'
import { Sheet } from './Sheet.tsx'
import { Tokens } from './Tokens.tsx'

/** Nobody in a browser waits for it. */
const InApp = later(async () => (await import('./InApp.tsx')).InApp, Nothing)

/** Nor has a customer duties. */
const DutyCalendar = later(async () => (await import('./DutyCalendar.tsx')).DutyCalendar, Nothing)

export function MePage() {
  const say = useSay()
  const title = say('portal.me.title')
  const me = useMe()
  useTitle(title)
  return (
    <div className={classes(page.page, styles.page)}>
      <h1>{title}</h1>
      <Profile key={me.id} me={me} />
      <Addresses />
      <Phones />
      <Messengers />
      <Sheet title={say('notices.all')} lead={say('portal.me.notices')}>
        <div>
          <a href={paths.myNotices}>{say('portal.me.notices.open')}</a>
        </div>
      </Sheet>
      {isApp() && (
        <Suspense>
          <InApp />
        </Suspense>
      )}
      {me.abilities.workOnDesk && (
        <Suspense>
          <DutyCalendar />
        </Suspense>
      )}
      <Appearance />
      <Password />
      <SecondFactor />
      <Passkeys />
      <Sessions />
      <Tokens />
    </div>
  )
}
