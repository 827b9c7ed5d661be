import { IconPlus, IconX } from '@tabler/icons-react'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import channel from '../channel/Channel.module.css'
import { useTeams } from '../teams.ts'
import type { TypedRoute } from './exchange-draft.ts'
import styles from './Phone.module.css'

interface RoutesFieldProps {
  readonly routes: readonly TypedRoute[]
  readonly error: string | undefined
  readonly onChange: (routes: readonly TypedRoute[]) => void
}

/** Queues of the exchange, each with the team that sees its calls. */
export function RoutesField({ routes, error, onChange }: RoutesFieldProps) {
  const say = useSay()
  const { data: teams = [] } = useTeams()
  const change = (place: number, news: Partial<TypedRoute>) =>
    onChange(routes.map((route, at) => (at === place ? { ...route, ...news } : route)))
  return (
    <>
      {routes.map((route, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone
        <div key={place} className={styles.route}>
          <TextField
            label={say('admin.phone.queue')}
            maxLength={60}
            autoComplete="off"
            value={route.queue}
            onChange={(event) => change(place, { queue: event.target.value })}
          />
          <Select
            label={say('admin.phone.team')}
            placeholder={say('admin.phone.team.none')}
            value={route.team}
            options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(team) => change(place, { team })}
          />
          <IconButton
            icon={IconX}
            size={16}
            label={say('admin.phone.route.remove', { queue: route.queue })}
            onClick={() => onChange(routes.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      {error && <p className={channel.lacks}>{error}</p>}
      <Button icon={IconPlus} onClick={() => onChange([...routes, { queue: '', team: null }])}>
        {say('admin.phone.route.add')}
      </Button>
    </>
  )
}
