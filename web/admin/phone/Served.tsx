import type { Exchanges } from '../../../src/contract/phone/exchanges.ts'
import { useFormats, useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import channel from '../channel/Channel.module.css'
import { SettingRow } from '../channel/SettingRow.tsx'
import styles from './Phone.module.css'

/** Who of ours has a telephone, and whose calls are taken. */
export function Served({ all: { extensions, exceptions } }: { readonly all: Exchanges }) {
  const say = useSay()
  const formats = useFormats()
  const { given, missing } = extensions
  return (
    <>
      <SettingRow label={say('admin.phone.extensions')} hint={say('admin.phone.extensions.hint')}>
        <p>
          {say('admin.phone.extensions.given', {
            given: formats.number(given),
            all: formats.number(given + missing.length),
          })}
        </p>
        {missing.length > 0 && (
          <p className={channel.lacks}>
            {say('admin.phone.extensions.missing')}{' '}
            {missing.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <a className={styles.name} href={paths.specialist(id)}>
                  {name}
                </a>
              </span>
            ))}
          </p>
        )}
      </SettingRow>
      <SettingRow label={say('admin.phone.served')} hint={say('admin.phone.served.hint', { count: exceptions })}>
        <strong>{say('admin.phone.served.rule')}</strong>
      </SettingRow>
    </>
  )
}
