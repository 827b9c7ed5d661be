import { IconPlus } from '@tabler/icons-react'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import { lineText, useTeams } from '../teams.ts'
import styles from './People.module.css'

/** The queues that requests go to: who is in each, and how much it has open. */
export function TeamsPage() {
  const say = useSay()
  const formats = useFormats()
  const title = say('admin.teams')
  const { data: teams, error, refetch } = useTeams()
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newTeam}>
          <ButtonFace icon={IconPlus}>{say('admin.teams.new')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={teams}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, members }) => [name, ...members.map((one) => one.name)].join(' ')}
        hrefOf={({ id }) => paths.team(id)}
        empty={{ title: say('admin.teams.none'), text: say('admin.teams.none.text') }}
      >
        {({ name, line, members }) => (
          <>
            <span className={styles.who}>
              <span className="cut">{name}</span>
              <span className={styles.quiet}>{say(lineText(line))}</span>
            </span>
            <span className={styles.teams}>{say('admin.teams.people', { count: members.length })}</span>
            <span className={styles.figure}>
              {say('admin.staff.open', { count: formats.number(members.reduce((sum, { open }) => sum + open, 0)) })}
            </span>
          </>
        )}
      </AdminList>
    </div>
  )
}
