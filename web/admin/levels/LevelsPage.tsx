import { IconPlus } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import people from '../people/People.module.css'
import { useLevelList } from '../terms/terms.ts'
import { writeMinutes } from './minutes.ts'

/** The levels of service: how fast each reacts and solves at the highest priority, and who was promised it. */
export function LevelsPage() {
  const say = useSay()
  const formats = useFormats()
  const title = say('admin.levels')
  const { data, error, refetch } = useLevelList()
  useTitle(title)
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newLevel}>
          <ButtonFace icon={IconPlus}>{say('admin.levels.new')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={data}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name }) => name}
        hrefOf={({ id }) => paths.level(id)}
        empty={{ title: say('admin.levels.none'), text: say('admin.levels.none.text') }}
      >
        {({ name, rules, contracts, version }) => {
          const first = rules.find(
            ({ priority, serviceId, requestType }) => priority === 1 && !serviceId && !requestType,
          )
          const times = [first?.reactionMinutes, first?.resolutionMinutes].map(
            (one) => writeMinutes(one ?? null, formats) || '—',
          )
          return (
            <>
              <span className={people.who}>
                <span className="cut">{name}</span>
                <span className={people.quiet}>{say('admin.terms.version', { version })}</span>
              </span>
              <span className={people.teams}>{say('admin.levels.first', { times: times.join(' / ') })}</span>
              <span className={people.figure}>{say('admin.hours.contracts', { count: contracts })}</span>
            </>
          )
        }}
      </AdminList>
    </div>
  )
}
