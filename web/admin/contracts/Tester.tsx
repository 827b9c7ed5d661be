import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContractDraft, ContractTrial, Covered, TrialAnswer } from '../../../src/contract/terms/contract-book.ts'
import { CHAT_CHANNELS } from '../../../src/domain/ground/words.ts'
import { post } from '../../api.ts'
import { useInMyLanguage, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { Check } from '../../ui/Check.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useServices } from '../catalogue/services.ts'
import panes from '../terms/Panes.module.css'
import styles from './Contracts.module.css'
import { CustomerSearch, iconOf } from './CustomerSearch.tsx'
import { TrialAnswerView } from './TrialAnswerView.tsx'

interface TesterProps {
  /** Terms as they are typed; without them the kept ones are tried. */
  readonly unsaved?: { readonly id: number | null; readonly draft: ContractDraft } | null
  /** It is the whole page. */
  readonly alone?: boolean
}

const WAYS = ['portal', 'phone', 'email', ...CHAT_CHANNELS, 'app', 'desk'] as const
const URGENCIES = ['high', 'medium', 'low'] as const

/** «Какой договор сработает?»: who, what, by which way, when; it changes nothing. */
export function Tester({ unsaved = null, alone = false }: TesterProps) {
  const Heading = alone ? 'h1' : 'h2'
  const say = useSay()
  const inMine = useInMyLanguage()
  const [venue, setVenue] = useState<Covered | null>(null)
  const [person, setPerson] = useState<Covered | null>(null)
  const [typed, setTyped] = useState({ serviceId: '', channel: 'phone', urgency: 'medium', stopOfTrade: false, at: '' })
  const { data: services = [] } = useServices()
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some })
  const question: ContractTrial = {
    venueId: venue?.venueId ?? null,
    personId: person?.personId ?? null,
    serviceId: typed.serviceId === '' ? null : Number(typed.serviceId),
    channel: WAYS.find((way) => way === typed.channel) ?? 'phone',
    urgency: URGENCIES.find((urgency) => urgency === typed.urgency) ?? 'medium',
    stopOfTrade: typed.stopOfTrade,
    at: typed.at === '' ? null : new Date(typed.at).toISOString(),
    unsaved,
  }
  const { data, error } = useQuery({
    queryKey: ['contract-trial', question],
    queryFn: () => post<TrialAnswer>('/api/contract-trials', question),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const published = services.filter(({ isGroup, publishedVersion }) => !isGroup && publishedVersion !== null)
  return (
    <>
      <div className={panes.head}>
        <Heading>{say('admin.trial')}</Heading>
        <span className={panes.quiet}>{say('admin.trial.nothing')}</span>
      </div>
      <div className={panes.body}>
        <div className={styles.trial}>
          <div>
            <p>{say('admin.trial.who')}</p>
            <div className={styles.chips}>
              {[venue, person].map(
                (one) =>
                  one && (
                    <Chip
                      key={one.name}
                      icon={iconOf(one)}
                      removable
                      onPress={() => (one === venue ? setVenue(null) : setPerson(null))}
                    >
                      {one.name}
                    </Chip>
                  ),
              )}
              <CustomerSearch
                label={say('admin.trial.choose')}
                of={({ organisationId }) => organisationId === undefined}
                onChoose={(hit) => (hit.venueId === undefined ? setPerson(hit) : setVenue(hit))}
              />
            </div>
          </div>
          <Select
            label={say('admin.trial.what')}
            placeholder={say('admin.trial.default-service')}
            options={[
              { value: '', label: say('admin.trial.default-service') },
              ...published.map(({ id, name }) => ({ value: String(id), label: inMine(name) })),
            ]}
            search={{ placeholder: say('admin.levels.service.find'), nothing: say('admin.list.nothing') }}
            value={typed.serviceId}
            onChange={(serviceId) => set({ serviceId })}
          />
          <div className={styles.two}>
            <Select
              label={say('admin.trial.way')}
              placeholder={say('admin.trial.way')}
              options={WAYS.map((way) => ({ value: way as string, label: say(`channel.${way}`) }))}
              value={typed.channel}
              onChange={(channel) => set({ channel })}
            />
            <TextField
              label={say('admin.trial.when')}
              type="datetime-local"
              value={typed.at}
              onChange={(event) => set({ at: event.target.value })}
            />
          </div>
          <div className={styles.two}>
            <Select
              label={say('admin.trial.urgency')}
              placeholder={say('admin.trial.urgency')}
              options={URGENCIES.map((value) => ({
                value: value as string,
                label: say(`admin.matrix.urgency.${value}`),
              }))}
              value={typed.urgency}
              onChange={(urgency) => set({ urgency })}
            />
            <Check
              label={say('admin.trial.stop')}
              on={typed.stopOfTrade}
              onChange={(stopOfTrade) => set({ stopOfTrade })}
            />
          </div>
        </div>
        <div role="status">
          {error ? (
            <p className={styles.answer}>{say(textOfProblem(error))}</p>
          ) : (
            data && <TrialAnswerView answer={data} />
          )}
        </div>
      </div>
    </>
  )
}
