import { useState } from 'react'
import { ESCALATES_TO, ESCALATION_DEEDS } from '../../../src/domain/terms/escalation.ts'
import { useSay } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useTeams } from '../teams.ts'
import styles from './Escalation.module.css'
import type { Step } from './escalation.ts'

interface StepFormProps {
  readonly step: Step
  readonly onKeep: (step: Step) => void
  readonly onClose: () => void
}

/** One step: when, whom, what besides. It is kept in the plan, and the plan is saved as a whole. */
export function StepForm({ step, onKeep, onClose }: StepFormProps) {
  const say = useSay()
  const [typed, setTyped] = useState(step)
  const [percent, setPercent] = useState(String(step.percent))
  const [isTried, setTried] = useState(false)
  const { data: teams = [] } = useTeams()
  const set = (some: Partial<Step>) => setTyped({ ...typed, ...some })
  const share = Number(percent)
  const wrongShare = !Number.isInteger(share) || share < 1 || share > 1000
  const needsWords = typed.does === 'note' || typed.does === 'raise'
  const wrongWords = needsWords && typed.words.trim() === ''
  const wrongTeam = typed.does === 'hand_on' && typed.teamId === null
  const keep = () => {
    setTried(true)
    if (wrongShare || wrongWords || wrongTeam) return
    onKeep({
      ...typed,
      percent: share,
      words: needsWords ? typed.words.trim() : '',
      teamId: typed.does === 'hand_on' ? typed.teamId : null,
    })
  }
  return (
    <div className={styles.form}>
      <TextField
        label={say('admin.escalation.percent')}
        inputMode="numeric"
        value={percent}
        error={isTried && wrongShare ? say('admin.escalation.percent.wrong') : undefined}
        onChange={({ target }) => setPercent(target.value)}
      />
      <Select
        label={say('admin.escalation.whom')}
        placeholder={say('admin.escalation.whom')}
        options={ESCALATES_TO.map((value) => ({ value, label: say(`admin.escalation.to.${value}`) }))}
        value={typed.to}
        onChange={(to) => set({ to })}
      />
      <Select
        label={say('admin.escalation.deed')}
        placeholder={say('admin.escalation.deed')}
        options={ESCALATION_DEEDS.map((value) => ({ value, label: say(`admin.escalation.does.${value}`) }))}
        value={typed.does}
        onChange={(does) => set({ does })}
      />
      {typed.does === 'hand_on' && (
        <Select
          label={say('admin.escalation.team')}
          placeholder={say('admin.escalation.team')}
          options={teams.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={typed.teamId === null ? null : String(typed.teamId)}
          error={isTried && wrongTeam ? say('refusal.escalation.team-missing') : undefined}
          onChange={(teamId) => set({ teamId: Number(teamId) })}
        />
      )}
      {needsWords && (
        <TextField
          label={say(typed.does === 'raise' ? 'admin.escalation.reason' : 'admin.escalation.comment')}
          maxLength={500}
          value={typed.words}
          error={isTried && wrongWords ? say('refusal.escalation.words-missing') : undefined}
          onChange={({ target }) => set({ words: target.value })}
        />
      )}
      <Check
        label={say('admin.escalation.asks')}
        hint={say('admin.escalation.asks.hint')}
        on={typed.asks}
        onChange={(asks) => set({ asks })}
      />
      <div className={styles.buttons}>
        <Button kind="primary" onClick={keep}>
          {say('admin.escalation.keep')}
        </Button>
        <Button onClick={onClose}>{say('admin.escalation.cancel')}</Button>
      </div>
    </div>
  )
}
