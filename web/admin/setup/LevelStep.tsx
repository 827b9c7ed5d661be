import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContractPage } from '../../../src/contract/terms/contract-book.ts'
import type { CheckAnswer, LevelDraft, LevelRow } from '../../../src/contract/terms/terms.ts'
import { PRIORITIES } from '../../../src/domain/ground/words.ts'
import { DEMONSTRATION_TIMES } from '../../../src/domain/terms/demonstration-terms.ts'
import { get, post, put } from '../../api.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useForm } from '../../form/use-form.ts'
import { Loading } from '../../frame/Loaded.tsx'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { showToast } from '../../ui/toasts.ts'
import { draftOf as contractDraft } from '../contracts/contracts.ts'
import { writeMinutes } from '../levels/minutes.ts'
import { useLevelList } from '../terms/terms.ts'
import styles from './Guide.module.css'
import wizard from './Wizard.module.css'

const PRESETS = ['basic', 'standard', 'premium'] as const
type Preset = (typeof PRESETS)[number]

/** How fast we promise to react and to solve: one of three usual ways, each priority said; exact times are written on the level's page. */
export function LevelStep() {
  const { data } = useLevelList()
  const [first] = data ?? []
  return first ? <Fields key={first.version} level={first} /> : <Loading groups={2} />
}

function Fields({ level }: { readonly level: LevelRow }) {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  const form = useForm<{ preset: Preset }, LevelDraft, unknown>({
    typed: useState<{ preset: Preset }>({ preset: presetOf(level) ?? 'basic' }),
    body: ({ preset }) => ({ name: level.name, effectiveFrom: null, rules: rulesOf(preset) }),
    send: (draft) => promise(level, draft),
    onDone: async () => {
      showToast({ text: say('admin.guide.terms.saved') })
      await queries.invalidateQueries()
    },
  })
  const told = (preset: Preset) =>
    PRIORITIES.map((priority) => {
      const [reaction, resolution] = DEMONSTRATION_TIMES[preset][priority]
      return `${priority}: ${writeMinutes(reaction, formats)} / ${writeMinutes(resolution, formats)}`
    }).join(' · ')
  return (
    <form className={wizard.form} {...form.wiring}>
      <fieldset className={styles.choices}>
        <legend className="muted">{say('admin.guide.terms.legend')}</legend>
        {PRESETS.map((preset) => (
          <label key={preset} className={styles.choice}>
            <input
              type="radio"
              name="preset"
              checked={form.typed.preset === preset}
              onChange={() => form.set({ preset })}
            />
            <b>{say(`admin.guide.terms.${preset}`)}</b>
            <small>{told(preset)}</small>
          </label>
        ))}
      </fieldset>
      <p>
        <a className="link" href={paths.level(level.id)}>
          {say('admin.guide.terms.own')}
        </a>
      </p>
      <FormTrouble form={form} />
      <div>
        <SendButton form={form}>{say('admin.guide.terms.promise')}</SendButton>
      </div>
    </form>
  )
}

/** The times of the level, and that the agreement for everybody promises them in earnest. */
async function promise(level: LevelRow, draft: LevelDraft): Promise<void> {
  const url = `/api/sla-levels/${level.id}`
  if (presetOf(level) === null || JSON.stringify(draft.rules) !== JSON.stringify(rulesOf(presetOf(level) ?? 'basic'))) {
    const check = await post<CheckAnswer>(`${url}/checks`, { draft })
    await put(url, { draft, order: asPromised(check), version: level.version })
  }
  const { items } = await get<{ items: readonly { id: number; isDefault: boolean }[] }>('/api/contract-book?state=all')
  const agreement = items.find(({ isDefault }) => isDefault)
  if (!agreement) return
  const contract = await get<ContractPage>(`/api/contracts/${agreement.id}`)
  if (!contract.demonstrationValues) return
  const kept = contractDraft(contract)
  const check = await post<CheckAnswer>(`/api/contracts/${contract.id}/checks`, { draft: kept })
  await put(`/api/contracts/${contract.id}`, { draft: kept, order: asPromised(check), revision: contract.revision })
}

function asPromised({ at, mark }: CheckAnswer) {
  return { at, mark, open: 'as_promised', keepLate: true, reason: '' } as const
}

function rulesOf(preset: Preset): LevelDraft['rules'] {
  return PRIORITIES.map((priority) => {
    const [reactionMinutes, resolutionMinutes] = DEMONSTRATION_TIMES[preset][priority]
    return { serviceId: null, requestType: null, priority, reactionMinutes, resolutionMinutes }
  })
}

function presetOf({ rules }: LevelRow): Preset | null {
  const times = (preset: Preset) =>
    PRIORITIES.every((priority) => {
      const rule = rules.find((one) => one.priority === priority && one.serviceId === null && one.requestType === null)
      const [reaction, resolution] = DEMONSTRATION_TIMES[preset][priority]
      return rule?.reactionMinutes === reaction && rule.resolutionMinutes === resolution
    })
  return rules.length === PRIORITIES.length ? (PRESETS.find(times) ?? null) : null
}
