import { LANGUAGES, type Language } from '../../src/texts/language.ts'
import { useLanguage, useSay } from '../language.ts'
import { DENSITIES, THEMES, useDensity, useTheme } from '../theme.ts'
import { MenuItem, MenuLine, MenuTitle } from '../ui/Menu.tsx'

const OWN_NAMES: Record<Language, string> = { ru: 'Русский', en: 'English' }

/** The part of a person's menu that is about how things look to him. */
export function PreferenceItems({ withDensity = false }: { readonly withDensity?: boolean }) {
  const say = useSay()
  const [theme, setTheme] = useTheme()
  const [density, setDensity] = useDensity()
  const [language, setLanguage] = useLanguage()
  return (
    <>
      <MenuTitle>{say('common.theme')}</MenuTitle>
      {THEMES.map((one) => (
        <MenuItem key={one} chosen={one === theme} onChoose={() => setTheme(one)} staysOpen>
          {say(`common.theme.${one}`)}
        </MenuItem>
      ))}
      {withDensity && (
        <>
          <MenuTitle>{say('common.density')}</MenuTitle>
          {DENSITIES.map((one) => (
            <MenuItem key={one} chosen={one === density} onChoose={() => setDensity(one)} staysOpen>
              {say(`common.density.${one}`)}
            </MenuItem>
          ))}
        </>
      )}
      <MenuTitle>{say('common.language')}</MenuTitle>
      {LANGUAGES.map((one) => (
        <MenuItem key={one} chosen={one === language} onChoose={() => setLanguage(one)} staysOpen>
          {OWN_NAMES[one]}
        </MenuItem>
      ))}
      <MenuLine />
    </>
  )
}
