import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Named } from '../../../src/contract/common.ts'
import type { TeamCard } from '../../../src/contract/people/people.ts'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import styles from './AssigneeChoice.module.css'
import { useAssign } from './use-assign.ts'

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
  const formats = useFormats()
  const id = useId()
  const { data, error, refetch } = useTeams()
  const [words, setWords] = useState('')
  const assign = useAssign(details)
  const choose = (specialist: Named | null, { id: teamId, name }: Named) => {
    onChosen()
    void assign({ specialist, team: { id: teamId, name } })
  }
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading groups={3} />
  return (
    <div className={styles.choice}>
      <input
        className={styles.search}
        aria-label={say('desk.assign.find')}
        placeholder={say('desk.assign.find')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        // biome-ignore lint/a11y/noAutofocus: the sheet was opened to choose somebody
        autoFocus
      />
      {ownFirst(data.teams, details.team.id).map((team) => {
        const members = team.members.filter(({ name }) => fits(`${name} ${team.name}`, words))
        if (members.length === 0 && !fits(team.name, words)) return null
        return (
          <section key={team.id} aria-labelledby={`${id}-${team.id}`}>
            <h2 id={`${id}-${team.id}`} className={styles.team}>
              <span className="cut">{team.name}</span>
              <button type="button" className="link" onClick={() => choose(null, team)}>
                {say('desk.assign.queue')}
              </button>
            </h2>
            <ul>
              {members.map((member) => (
                <li key={member.id}>
                  <button
                    type="button"
                    className={styles.person}
                    aria-current={member.id === details.specialist?.id ? 'true' : undefined}
                    onClick={() => choose({ id: member.id, name: member.name }, team)}
                  >
                    <Avatar name={member.name} ours size={20} />
                    <span className="cut grow">{member.name}</span>
                    <span className={styles.open} data-tip={say('desk.assign.open', { count: member.open })}>
                      {formats.number(member.open)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function ownFirst(teams: readonly TeamCard[], own: number): readonly TeamCard[] {
  return [...teams.filter(({ id }) => id === own), ...teams.filter(({ id }) => id !== own)]
}

function fits(text: string, words: string): boolean {
  return text.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase())
}
