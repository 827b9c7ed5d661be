import { askTogether } from '../first-answers.ts'
import { followLinks } from '../frame/links.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { CALLBACKS } from './calls/use-calls.ts'
import { WAITING } from './handover/use-handover.ts'
import { CARE } from './letters/use-letter-care.ts'
import { router } from './routes.tsx'
import { TOGETHER } from './together.ts'

// These are asked for anew with others than those beside which they stand in the API.
askTogether(TOGETHER, { callbacks: CALLBACKS, 'handover/waiting': WAITING, 'letter-care': CARE })
followLinks(router, (path) => path === '/desk' || path.startsWith('/desk/'))
void start({ ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }, <Surface router={router} />)
