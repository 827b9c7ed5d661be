import { followLinks } from '../frame/links.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { router } from './routes.tsx'

followLinks(router, (path) => path === '/desk' || path.startsWith('/desk/'))
void start({ ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }, <Surface router={router} />)
