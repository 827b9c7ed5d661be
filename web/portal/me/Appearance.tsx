import { useSay } from '../../language.ts'
import { THEMES, useTheme } from '../../theme.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Sheet } from './Sheet.tsx'

export function Appearance() {
  const say = useSay()
  const [theme, setTheme] = useTheme()
  return (
    <Sheet title={say('common.theme')}>
      <Segmented
        label={say('common.theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: say(`common.theme.${value}`) }))}
        onChange={setTheme}
      />
    </Sheet>
  )
}
