import { IconPlus } from '@tabler/icons-react'
import { useFormats, useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import people from '../people/People.module.css'
import styles from './Wording.module.css'
import { STATES, stateOf, useAnnouncementBook } from './wording.ts'

/** What everybody is told: what goes on and what is to come first. */
export function AnnouncementsPage() {
  const say = useSay()
  const formats = useFormats()
  const inMine = useInMyLanguage()
  const title = say('admin.announcements')
  const { data, error, refetch } = useAnnouncementBook()
  const now = Date.now()
  useTitle(title)
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newAnnouncement}>
          <ButtonFace icon={IconPlus}>{say('admin.announcements.new')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={data}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ text }) => `${text.ru} ${text.en}`}
        states={STATES.map((value) => ({ value, label: say(`admin.announcements.state.${value}`) }))}
        statesOf={(one) => [stateOf(one, now)]}
        hrefOf={({ id }) => paths.announcement(id)}
        empty={{ title: say('admin.announcements.none'), text: say('admin.announcements.none.text') }}
      >
        {(one) => (
          <>
            <span className={people.who}>
              <span className="cut">{inMine(one.text) || one.text.en}</span>
              <span className={people.quiet}>
                {[
                  say(`admin.announcements.kind.${one.kind}`),
                  ...one.customers.map(({ name }) => name ?? say('admin.audience.hidden')),
                ].join(' · ')}
              </span>
            </span>
            <span className={people.teams}>
              {formats.moment(one.startsAt, now)} –{' '}
              {one.endsAt === null ? say('admin.announcements.open') : formats.moment(one.endsAt, now)}
            </span>
            <span className={styles.state} data-state={stateOf(one, now)}>
              {say(`admin.announcements.state.${stateOf(one, now)}`)}
            </span>
          </>
        )}
      </AdminList>
    </div>
  )
}
