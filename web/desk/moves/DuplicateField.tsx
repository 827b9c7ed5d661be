import { useDeferredValue, useState } from 'react'
import { useSay } from '../../language.ts'
import { PickList } from '../../ui/PickList.tsx'
import { useSearch } from '../search/use-search.ts'

interface DuplicateFieldProps {
  readonly own: number
  readonly value: number | null
  readonly error?: string | undefined
  readonly onChange: (number: number | null) => void
}

/** Another request, by its number or by its words. */
export function DuplicateField({ own, value, error, onChange }: DuplicateFieldProps) {
  const say = useSay()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data, isPlaceholderData } = useSearch(asked)
  const isKnown = asked !== '' && data !== undefined && !isPlaceholderData
  const found = (data?.requests ?? []).filter(({ number }) => number !== own).slice(0, 6)
  const chosen = found.find(({ number }) => number === value)
  const picks = found.map(({ number, subject }) => ({
    key: String(number),
    chosen: number === value,
    face: (
      <>
        <span className="muted">№{number}</span>
        <span className="cut">{subject}</span>
      </>
    ),
    onChoose: () => onChange(number),
  }))
  return (
    <PickList
      looks="field"
      label={say('desk.other-request')}
      placeholder={say('desk.other-request.hint')}
      found={say('desk.search.found')}
      words={words}
      error={error}
      hint={chosen && say('desk.other-request.chosen', { number: chosen.number, subject: chosen.subject })}
      onWords={(typed) => {
        setWords(typed)
        const number = /^\s*№?\s*(\d{1,12})\s*$/.exec(typed)?.[1]
        onChange(number === undefined ? null : Number(number))
      }}
      groups={[{ key: 'requests', picks }]}
      nothing={isKnown ? say('desk.find.nothing') : null}
    />
  )
}
