import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { TeamCard } from '../../../src/contract/people/people.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { whyTakesNone } from '../../../src/domain/people/absence.ts'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { type Pick, PickList } from '../../ui/PickList.tsx'
import styles from './AssigneeChoice.module.css'
import { assignees, type TeamToChoose } from './assignees.ts'
import { useAssign } from './use-assign.ts'
import { useAwayWords } from './use-away-words.ts'

export function useTeams(isWanted = true) {
  return useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => get<{ readonly teams: readonly TeamCard[] }>('/api/teams', signal),
    enabled: isWanted,
  })
}

interface AssigneeChoiceProps {
  readonly details: RequestDetails
  readonly onChosen: () => void
}

/** Teams and their people with how much each has open: to a person, or to the queue of a team. */
export function AssigneeChoice({ details, onChosen }: AssigneeChoiceProps) {
  const say = useSay()
  const { data, error, refetch } = useTeams()
  const [words, setWords] = useState('')
  const assign = useAssign(details)
  const choose = (specialist: Named | null, { id, name }: Named) => {
    onChosen()
    void assign({ specialist, team: { id, name } })
  }
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading groups={3} />
  return (
    <div className={styles.choice}>
      <PickList
        label={say('desk.assign.find')}
        placeholder={say('desk.assign.find')}
        found={say('desk.assign')}
        words={words}
        onWords={setWords}
        groups={assignees(data.teams, details.team.id, words).map((one) => ({
          key: String(one.team.id),
          title: one.team.name,
          picks: [...queueOf(one), ...peopleOf(one)],
        }))}
        nothing={say('desk.assign.nothing')}
        takesFocus
      />
    </div>
  )

  function queueOf({ team, hasQueue }: TeamToChoose): readonly Pick[] {
    if (!hasQueue) return []
    const face = (
      <>
        <Icon of={IconInbox} size={16} className={styles.queue} />
        <span className="cut grow">{say('desk.assign.queue')}</span>
      </>
    )
    const chosen = details.specialist === null && details.team.id === team.id
    return [{ key: `queue-${team.id}`, face, chosen, onChoose: () => choose(null, team) }]
  }

  function peopleOf({ team, members }: TeamToChoose): readonly Pick[] {
    return members.map((member) => ({
      key: String(member.id),
      face: <Face member={member} />,
      chosen: member.id === details.specialist?.id,
      onChoose: () => choose({ id: member.id, name: member.name }, team),
    }))
  }
}

function Face({ member }: { readonly member: TeamToChoose['members'][number] }) {
  const say = useSay()
  const formats = useFormats()
  const awayWords = useAwayWords()
  const { name, open, openLimit, away } = member
  const why = whyTakesNone({ open, openLimit, isAway: away !== null })
  return (
    <>
      <Avatar name={name} ours size={20} />
      <span className={classes('grow', styles.who)}>
        <span className="cut">{name}</span>
        {away && <span className={styles.away}>{awayWords(away)}</span>}
      </span>
      <span
        className={styles.open}
        data-full={why === 'full' || undefined}
        data-tip={
          why === 'full' ? say('desk.assign.full', { limit: openLimit ?? 0 }) : say('desk.assign.open', { count: open })
        }
      >
        {openLimit === null ? formats.number(open) : `${formats.number(open)}/${formats.number(openLimit)}`}
      </span>
    </>
  )
}
