import { IconPlus } from '@tabler/icons-react'
import { useInMyLanguage, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { useTitle } from '../../title.ts'
import { ButtonFace, buttonClass } from '../../ui/Button.tsx'
import { AdminList } from '../list/AdminList.tsx'
import people from '../people/People.module.css'
import { useTemplateBook } from './wording.ts'

/** Ready answers: those of everybody, then team by team. */
export function TemplatesPage() {
  const say = useSay()
  const inMine = useInMyLanguage()
  const title = say('admin.templates')
  const { data, error, refetch } = useTemplateBook()
  useTitle(title)
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
        <a className={buttonClass('primary')} href={paths.newTemplate}>
          <ButtonFace icon={IconPlus}>{say('admin.templates.new')}</ButtonFace>
        </a>
      </div>
      <AdminList
        label={title}
        items={data}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, text, team }) => [name, text.ru, text.en, team].join(' ')}
        groupOf={({ team }) => team ?? say('admin.templates.everybody')}
        hrefOf={({ id }) => paths.template(id)}
        empty={{ title: say('admin.templates.none'), text: say('admin.templates.none.text') }}
      >
        {({ name, text }) => (
          <span className={people.who}>
            <span className="cut">{name}</span>
            <span className={`cut ${people.quiet}`}>{inMine(text) || text.en}</span>
          </span>
        )}
      </AdminList>
    </div>
  )
}
