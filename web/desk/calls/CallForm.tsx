import { useRef } from 'react'
import type { CallCandidate, CallCard } from '../../../src/contract/phone/calls.ts'
import { FormTrouble } from '../../form/FormTrouble.tsx'
import { SendButton } from '../../form/SendButton.tsx'
import { useSay } from '../../language.ts'
import { Check } from '../../ui/Check.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { BelongsTo } from './BelongsTo.tsx'
import styles from './CallDock.module.css'
import { type CallWords, hasWords } from './call-words.ts'
import { TopicChips } from './TopicChips.tsx'
import { useFiling } from './use-filing.ts'
import { VenueOfCaller } from './VenueOfCaller.tsx'
import type { Who } from './who-calls.ts'

interface CallFormProps {
  readonly card: CallCard
  readonly who: Who
  readonly venue: number | null
  readonly contract: CallCandidate['contract'] | null
  readonly words: CallWords
}

/** What the caller says, as a request of his; or the request that his call belongs to. */
export function CallForm({ card, who: { person, places, candidate }, venue, contract, words }: CallFormProps) {
  const say = useSay()
  const area = useRef<HTMLTextAreaElement>(null)
  const form = useFiling({ card, person, venue, words })
  const isClosed = contract?.isPhoneOpen === false && words.exception === null
  if (isClosed && !hasWords(words)) return null
  const reason = card.isTrial
    ? say('desk.call.trial')
    : person === null
      ? say('desk.call.who-first')
      : isClosed
        ? say('desk.new.phone.why-not')
        : undefined
  return (
    <>
      <form className={styles.form} aria-label={say('desk.create')} {...form.wiring}>
        {words.exception !== null && (
          <TextField
            label={say('desk.call.exception.why')}
            hint={say('desk.call.exception.hint')}
            maxLength={300}
            autoComplete="off"
            value={words.exception}
            error={form.error('exception')}
            onChange={(event) => form.set({ exception: event.target.value })}
          />
        )}
        <TopicChips
          words={words.description}
          onChange={(description) => {
            form.set({ description })
            area.current?.focus()
          }}
        />
        <div className={styles.bare}>
          <TextArea
            ref={area}
            label={say('desk.call.words')}
            placeholder={say('desk.call.words')}
            rows={2}
            maxRows={6}
            maxLength={20_000}
            {...form.text('description')}
          />
        </div>
        {person && (places.length !== 1 || candidate?.venue === null) && (
          <VenueOfCaller person={person.id} value={venue} onChange={(next) => form.set({ venue: next })} />
        )}
        <Check
          label={say('desk.new.stop-of-trade')}
          on={words.stopOfTrade}
          onChange={(stopOfTrade) => form.set({ stopOfTrade })}
        />
      </form>
      <div className={styles.acts}>
        <FormTrouble form={form} className={styles.trouble} />
        <SendButton form={form} reason={reason}>
          {say('desk.create')}
        </SendButton>
        <BelongsTo card={card} open={(candidate ?? places[0])?.open ?? []} words={words} />
      </div>
    </>
  )
}
