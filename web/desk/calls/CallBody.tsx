import type { Named } from '../../../src/contract/common.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { AnsweredBy } from './AnsweredBy.tsx'
import { CallbackMark } from './CallbackMark.tsx'
import styles from './CallDock.module.css'
import { Caller } from './Caller.tsx'
import { CallerChoice } from './CallerChoice.tsx'
import { CallForm } from './CallForm.tsx'
import { ContractState } from './ContractState.tsx'
import { type CallWords, keepWords, NO_WORDS, useKeptCalls } from './call-words.ts'
import { OpenOfCaller } from './OpenOfCaller.tsx'
import { type ShownCall, useCallCare } from './use-calls.ts'
import { useTermsAt } from './use-terms-at.ts'
import { NOBODY, whoCalls } from './who-calls.ts'

/** Whom the call is of, whether his contract takes it, what is open, and the way to file what he says. */
export function CallBody({ call: { card, isGone } }: { readonly call: ShownCall }) {
  const say = useSay()
  const words = useKeptCalls().get(card.id)?.words ?? NO_WORDS
  const change = (news: Partial<CallWords>) => keepWords(card, { ...words, ...news })
  const { choosePerson } = useCallCare()
  const who = whoCalls(words, card.candidates)
  const { person, places, candidate } = who
  const venue = words.venue ?? candidate?.venue?.id ?? null
  const contract = useTermsAt(who, venue)
  const isFiled = card.request !== null
  const choose = async (chosen: Named, at: number | null = null) => {
    change({ person: chosen, venue: at })
    await choosePerson(card.id, chosen.id)
  }
  return (
    <div className={styles.body}>
      {isGone && <AnsweredBy card={card} />}
      {card.isTrial && <p className={styles.mark}>{say('desk.call.trial')}</p>}
      <Caller
        card={card}
        who={who}
        onOther={person && !isFiled ? () => change({ person: NOBODY, venue: null }) : null}
      />
      {person === null && <CallerChoice card={card} onChosen={(...chosen) => void choose(...chosen)} />}
      {person && contract && (
        <ContractState contract={contract} caller={{ person: person.id, venue }} words={words} onChange={change} />
      )}
      <CallbackMark callback={card.callback} />
      {places[0] && <OpenOfCaller candidate={candidate ?? places[0]} />}
      {isFiled ? (
        <p className={styles.filed}>
          <a className="link" href={paths.deskRequest(card.request ?? 0)}>
            {say('desk.call.filed-as', { number: card.request ?? 0 })}
          </a>
        </p>
      ) : (
        <CallForm card={card} who={who} venue={venue} contract={contract} words={words} />
      )}
    </div>
  )
}
