import { HelpButton } from '../frame/HelpButton.tsx'
import { useSay } from '../language.ts'
import { paths } from '../paths.ts'

export function PortalHelp() {
  const say = useSay()
  return (
    <HelpButton size={24}>
      <p>{say('portal.help')}</p>
      <a className="link" href={paths.newRequest()}>
        {say('portal.new-request')}
      </a>
    </HelpButton>
  )
}
