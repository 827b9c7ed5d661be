import { useId } from 'react'
import type { Exchanges } from '../../../src/contract/phone/exchanges.ts'
import type { PbxKind } from '../../../src/domain/phone/kinds.ts'
import { useSay } from '../../language.ts'
import { Select } from '../../ui/Select.tsx'
import { WAYS, type Way, wayOf } from './exchanges.ts'
import styles from './Phone.module.css'

interface KindChoiceProps {
  readonly kind: PbxKind
  readonly kinds: Exchanges['kinds']
  /** Of an exchange that is there the kind stays. */
  readonly isFixed: boolean
  readonly onChange: (kind: PbxKind) => void
}

/** Asterisk, one of the clouds, or whatever sends our JSON. */
export function KindChoice({ kind, kinds, isFixed, onChange }: KindChoiceProps) {
  const say = useSay()
  const name = useId()
  const clouds = kinds.map((one) => one.kind).filter((one) => wayOf(one) === 'cloud')
  const way = wayOf(kind)
  if (isFixed) return <p>{say(`admin.phone.kind.${kind}`)}</p>
  const kindBy: Record<Way, PbxKind> = { asterisk: 'asterisk', own: 'own', cloud: clouds[0] ?? 'mango' }
  return (
    <>
      <div role="radiogroup" aria-label={say('admin.phone.kind')} className={styles.ways}>
        {WAYS.map((one) => (
          <label key={one} className={styles.way}>
            <input type="radio" name={name} checked={one === way} onChange={() => onChange(kindBy[one])} />
            <span>
              <strong>{say(`admin.phone.way.${one}`)}</strong>
              <small>{say(`admin.phone.way.${one}.text`)}</small>
            </span>
          </label>
        ))}
      </div>
      {way === 'cloud' && (
        <div className={styles.whole}>
          <Select
            label={say('admin.phone.vendor')}
            placeholder={say('admin.phone.vendor')}
            value={kind}
            options={clouds.map((value) => ({ value, label: say(`admin.phone.kind.${value}`) }))}
            onChange={(value) => onChange(clouds.find((one) => one === value) ?? kind)}
          />
        </div>
      )}
    </>
  )
}
