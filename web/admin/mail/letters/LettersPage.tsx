import type { LetterWording } from '../../../../src/contract/mail/letter-wordings.ts'
import { useSay } from '../../../language.ts'
import { paths } from '../../../paths.ts'
import { useTitle } from '../../../title.ts'
import { AdminList } from '../../list/AdminList.tsx'
import people from '../../people/People.module.css'
import { LETTER_GROUPS, titleOf, useLetters } from './letters.ts'

const STATES = ['own', 'usual'] as const

interface Kind {
  readonly id: number
  readonly kind: LetterWording['kind']
  readonly both: readonly LetterWording[]
}

/** Every letter that the desk sends, and which of them are in the company's own words. */
export function LettersPage() {
  const say = useSay()
  const title = say('admin.letters')
  const { data, error, refetch } = useLetters()
  useTitle(title)
  const kinds: readonly Kind[] | undefined =
    data && [...Map.groupBy(data, ({ kind }) => kind)].map(([kind, both], id) => ({ id, kind, both }))
  const isOwn = ({ both }: Kind) => both.some(({ own }) => own !== null)
  return (
    <div className={people.page}>
      <div className={people.head}>
        <h1>{title}</h1>
      </div>
      <p className="muted">{say('admin.letters.lead')}</p>
      <AdminList
        label={title}
        items={kinds}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ kind, both }) =>
          [say(titleOf({ kind })), ...both.map(({ own, usual }) => (own ?? usual).text)].join(' ')
        }
        groupOf={({ kind }) => say(`admin.letters.group.${groupOf(kind)}`)}
        states={STATES.map((value) => ({ value, label: say(`admin.letters.state.${value}`) }))}
        statesOf={(one) => [isOwn(one) ? 'own' : 'usual']}
        hrefOf={({ kind }) => paths.letter(kind)}
        empty={{ title, text: say('admin.letters.lead') }}
      >
        {({ kind, both }) => (
          <>
            <span className="grow">{say(titleOf({ kind }))}</span>
            <span className={people.quiet}>
              {both
                .filter(({ own }) => own !== null)
                .map(({ language }) => say(`admin.letters.own.${language}`))
                .join(', ') || say('admin.letters.state.usual')}
            </span>
          </>
        )}
      </AdminList>
    </div>
  )
}

function groupOf(kind: LetterWording['kind']): keyof typeof LETTER_GROUPS {
  const requests: readonly string[] = LETTER_GROUPS.requests
  const ways: readonly string[] = LETTER_GROUPS.ways
  if (requests.includes(kind)) return 'requests'
  return ways.includes(kind) ? 'ways' : 'addresses'
}
