import { askTogether } from '../first-answers.ts'
import { followLinks } from '../frame/links.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { watchInstalling } from './install/standing.ts'
import { isElsewhere, router } from './routes.tsx'
import { togetherAt } from './together.ts'

askTogether(togetherAt(location.pathname))
watchInstalling()
followLinks(router, (path) => !isElsewhere(path))
void start({ ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }, <Surface router={router} />)
