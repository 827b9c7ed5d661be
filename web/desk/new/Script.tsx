import { useQuery } from '@tanstack/react-query'
import type { PhoneScript } from '../../../src/contract/phone/calls.ts'
import { get } from '../../api.ts'
import { useLanguage } from '../../language.ts'

/** What is read aloud to a caller who is not taken: the company's own words, with the address of the portal in them. */
export function Script({ address }: { readonly address: string }) {
  const [language] = useLanguage()
  const { data } = useQuery({
    queryKey: ['phone-script'],
    queryFn: ({ signal }) => get<PhoneScript>('/api/calls/script', signal),
  })
  return <blockquote>{data?.script[language].replaceAll('{address}', address)}</blockquote>
}
