import type { PersonCard } from '../../../src/contract/request/request.ts'
import { useFormats, useSay } from '../../language.ts'
import { CallLink } from '../calls/CallLink.tsx'
import { CopyButton } from './CopyButton.tsx'
import styles from './SidePanel.module.css'

interface AddressLineProps {
  readonly address: PersonCard['addresses'][number]
  /** Whether it says that the person has proven the address to be his. */
  readonly isProofTold?: boolean
}

/** How somebody is reached: pressed, it calls or writes. For a list of facts. */
export function AddressLine({ address, isProofTold = false }: AddressLineProps) {
  const say = useSay()
  const formats = useFormats()
  const { kind, value, verified, bounced } = address
  const shown = kind === 'phone' ? formats.phone(value) : value
  const href = { email: `mailto:${value}`, telegram: `https://t.me/${value.replace('@', '')}` }
  const proof = `desk.card.${verified ? 'proven' : 'unproven'}${kind === 'email' ? '.email' : ''}` as const
  return (
    <>
      <dt>{say(`desk.address.${kind}`)}</dt>
      <dd>
        {kind === 'phone' ? (
          <CallLink number={value} />
        ) : (
          <a href={href[kind]} {...(kind === 'telegram' && { target: '_blank', rel: 'noreferrer' })}>
            {kind === 'email' ? <Mail address={value} /> : shown}
          </a>
        )}
        <CopyButton text={shown} />
        {isProofTold && <small className={styles.lost}>{say(proof)}</small>}
        {bounced && <small className={styles.lost}>{say('desk.address.bounced')}</small>}
      </dd>
    </>
  )
}

/** Broken before its domain rather than in the middle of a word. */
function Mail({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
