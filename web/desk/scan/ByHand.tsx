import { useRouter } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { placeName } from '../../../src/domain/people/place-name.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { PickList } from '../../ui/PickList.tsx'
import { useSearch } from '../search/use-search.ts'

/** What stands under the code, or the name of the restaurant, for when there is no camera. */
export function ByHand() {
  const say = useSay()
  const { history } = useRouter()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const { data, isPlaceholderData } = useSearch(asked)
  const isKnown = asked !== '' && data !== undefined && !isPlaceholderData
  const picks = (asked === '' ? [] : (data?.venues ?? [])).map(({ id, code, ...venue }) => ({
    key: String(id),
    face: (
      <>
        <span className="cut grow">{placeName(venue)}</span>
        <span className="muted mono">{code}</span>
      </>
    ),
    onChoose: () => history.replace(paths.deskVenue(id)),
  }))
  return (
    <PickList
      looks="field"
      label={say('desk.scan.by-hand')}
      placeholder={say('desk.find')}
      found={say('desk.search.venues')}
      words={words}
      onWords={setWords}
      groups={[{ key: 'venues', picks }]}
      nothing={isKnown ? say('desk.find.nothing') : null}
    />
  )
}
