import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { dutyNeed, type TeamCard } from '../../../src/contract/people/people.ts'
import type { HoursRow } from '../../../src/contract/terms/terms.ts'
import { MOST_NEEDED, USUAL_NEED } from '../../../src/domain/duty/need.ts'
import { post, put, remove } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { Unsaved } from '../../form/Unsaved.tsx'
import { useForm } from '../../form/use-form.ts'
import { Failed, Loading } from '../../frame/Loaded.tsx'
import { Missing } from '../../frame/Missing.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { textOfProblem } from '../../problem.ts'
import { useMe } from '../../session.ts'
import { useTitle } from '../../title.ts'
import { AskFirst } from '../../ui/AskFirst.tsx'
import { Button } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toasts.ts'
import { zoneOptions } from '../../zones.ts'
import { RestoredNote } from '../audit/RestoredNote.tsx'
import { useRestored } from '../audit/restore.ts'
import { lineText, TEAMS, useTeams } from '../teams.ts'
import { useHoursList } from '../terms/terms.ts'
import { isCount, NeedFields, needOf, type TypedNeed, typedNeed } from './NeedFields.tsx'
import styles from './People.module.css'

interface Typed extends TypedNeed {
  readonly name: string
  readonly line: (typeof LINES)[number]
  readonly zone: string
  /** '': none. */
  readonly hoursId: string
}

const LINES = ['1', '2', '3', 'none'] as const

export function NewTeamPage() {
  const { data: hours, error, refetch } = useHoursList()
  if (!hours) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading groups={2} />
  return <Page team={null} hours={hours} />
}

export function TeamPage() {
  const { id } = useParams({ strict: false })
  const teams = useTeams()
  const hours = useHoursList()
  if (!teams.data || !hours.data) {
    const error = teams.error ?? hours.error
    const again = () => void Promise.all([teams.refetch(), hours.refetch()])
    return error ? <Failed error={error} onRetry={again} /> : <Loading groups={2} />
  }
  const team = teams.data.find((one) => one.id === Number(id))
  return team ? <Page key={team.id} team={team} hours={hours.data} /> : <Missing home={paths.adminTeams} />
}

interface PageProps {
  readonly team: TeamCard | null
  /** That a team can work in. */
  readonly hours: readonly HoursRow[]
}

function Page({ team, hours }: PageProps) {
  const say = useSay()
  const title = team?.name ?? say('admin.teams.new')
  useTitle(title)
  return (
    <div className={styles.page}>
      <a className="link" href={paths.adminTeams}>
        {say('admin.teams')}
      </a>
      <h1>{title}</h1>
      <TeamForm team={team} hours={hours} />
      {team && <Members team={team} />}
      {team && <Dissolve team={team} />}
    </div>
  )
}

function TeamForm({ team, hours: kept }: PageProps) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const { history } = useRouter()
  const { zone } = useMe()
  // Others may stand in by now for the hours that the page shows; the server knows which.
  const hours = team?.hours && !kept.some(({ id }) => id === team.hours?.id) ? [...kept, team.hours] : kept
  // As it was when the page showed it: saving past somebody else's change is refused.
  const [seen, setSeen] = useState(team && seenOf(team))
  const form = useForm({
    typed: useState<Typed>({
      name: team?.name ?? '',
      line: LINES.find((line) => line === String(team?.line)) ?? 'none',
      zone: team?.zone ?? zone,
      hoursId: String(team?.hours?.id ?? ''),
      ...typedNeed(team?.need ?? USUAL_NEED),
    }),
    check: ({ name, people, from, to }) => ({
      name: name.trim() === '' && say('admin.teams.name.missing'),
      people: !isCount(people) && say('admin.teams.need.wrong', { most: MOST_NEEDED }),
      from: from === '' && say('admin.duty.time.missing'),
      to: to === '' && say('admin.duty.time.missing'),
    }),
    body: ({ name, line, zone, hoursId, ...need }) => ({
      name: name.trim(),
      line: line === 'none' ? null : Number(line),
      zone,
      need: needOf(need),
      hoursId: hoursId === '' ? null : Number(hoursId),
      ...(seen && { seen }),
    }),
    send: async (body, key): Promise<unknown> =>
      team ? put(`/api/teams/${team.id}`, body) : post('/api/teams', body, key),
    places: { 'team.name-taken': 'name', '/name': 'name' },
    onDone: async (_, { seen: before, ...now }) => {
      if (before) setSeen(now)
      await queries.invalidateQueries({ queryKey: TEAMS })
      showToast({ text: say('admin.teams.saved') })
      if (!team) history.push(paths.adminTeams)
      else restored.forget()
    },
  })
  const restored = useRestored('team', (state) => form.set(formerTeam(state, hours)))
  return (
    <form className={styles.form} {...form.wiring}>
      <RestoredNote former={restored.former} />
      <TextField label={say('admin.teams.name')} autoComplete="off" maxLength={100} {...form.text('name')} />
      <Segmented
        label={say('admin.teams.line')}
        options={LINES.map((value) => ({ value, label: say(lineText(value === 'none' ? null : Number(value))) }))}
        value={form.typed.line}
        onChange={(line) => form.set({ line })}
      />
      <Select
        label={say('admin.teams.zone')}
        hint={say('admin.teams.zone.hint')}
        placeholder={say('admin.choose')}
        options={zoneOptions(form.typed.zone, formats.language, now)}
        search={{ placeholder: say('admin.records.find'), nothing: say('admin.records.nothing') }}
        {...form.choice('zone')}
      />
      <Select
        label={say('admin.teams.hours')}
        hint={say('admin.teams.hours.hint')}
        placeholder={say('admin.teams.hours.none')}
        options={[
          { value: '', label: say('admin.teams.hours.none') },
          ...hours.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        {...form.choice('hoursId')}
      />
      <NeedFields form={form} />
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say(team ? 'admin.teams.save' : 'admin.teams.add')}</SendButton>
      </div>
      <Unsaved form={form} />
    </form>
  )
}

function seenOf({ name, line, zone, need, hours }: TeamCard) {
  return { name, line, zone, need, hoursId: hours?.id ?? null }
}

function formerTeam(
  { name, line, zone, need, hours }: Readonly<Record<string, unknown>>,
  known: readonly { readonly id: number; readonly name: string }[],
) {
  const former = dutyNeed.safeParse(need)
  const formerHours = known.find((one) => one.name === hours)
  return {
    ...(former.success && typedNeed(former.data)),
    ...(typeof zone === 'string' && { zone }),
    ...(hours === null && { hoursId: '' }),
    ...(formerHours && { hoursId: String(formerHours.id) }),
    ...(typeof name === 'string' && { name }),
    ...(line !== undefined && { line: LINES.find((one) => one === String(line)) ?? 'none' }),
  }
}

function Members({ team: { members } }: { readonly team: TeamCard }) {
  const say = useSay()
  return (
    <section className={styles.form}>
      <h2>{say('admin.teams.members')}</h2>
      {members.length === 0 && <p className="muted">{say('admin.teams.members.none')}</p>}
      <ul className={styles.members}>
        {members.map(({ id, name }) => (
          <li key={id}>
            <a className="link" href={paths.specialist(id)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Dissolve({ team: { id, name } }: { readonly team: TeamCard }) {
  const say = useSay()
  const queries = useQueryClient()
  const { history } = useRouter()
  const [isAsking, setAsking] = useState(false)
  const dissolving = useMutation({
    mutationFn: () => remove(`/api/teams/${id}`),
    onSuccess: async () => {
      showToast({ text: say('admin.teams.dissolved', { name }) })
      history.push(paths.adminTeams)
      await queries.invalidateQueries({ queryKey: TEAMS })
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return (
    <div>
      <Button kind="danger" disabled={dissolving.isPending} onClick={() => setAsking(true)}>
        {say('admin.teams.dissolve')}
      </Button>
      <AskFirst
        opened={isAsking}
        title={say('admin.teams.dissolve.title', { name })}
        text={say('admin.teams.dissolve.text')}
        yes={say('admin.teams.dissolve')}
        no={say('admin.teams.dissolve.not')}
        onYes={() => dissolving.mutate()}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
