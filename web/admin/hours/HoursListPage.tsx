import { IconPlus } from '@tabler/icons-react'
import { minutesOf } from '../../../src/domain/hours/day-text.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import people from '../people/People.module.css'
import { useHoursList } from '../terms/terms.ts'
import { daysOf, latestOf } from './draft.ts'

/** The hours that contracts are served in. */
export function HoursListPage() {
  const say = useSay()
  const formats = useFormats()
  const title = say('admin.hours')
  const { data, error, refetch } = useHoursList()
  useTitle(title)
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newServiceHours}>
          <ButtonFace icon={IconPlus}>{say('admin.hours.new')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={data}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, zone }) => `${name} ${zone}`}
        hrefOf={({ id }) => paths.serviceHours(id)}
        empty={{ title: say('admin.hours.none'), text: say('admin.hours.none.text') }}
      >
        {(hours) => {
          const week = daysOf(latestOf(hours)).reduce((sum, day) => sum + minutesOf(day), 0)
          return (
            <>
              <span className={people.who}>
                <span className="cut">{hours.name}</span>
                <span className={people.quiet}>{hours.zone}</span>
              </span>
              <span className={people.teams}>
                {say('admin.hours.total', { hours: formats.number(Math.round(week / 6) / 10) })}
              </span>
              <span className={people.figure}>{say('admin.hours.contracts', { count: hours.contracts })}</span>
            </>
          )
        }}
      </AdminList>
    </div>
  )
}
