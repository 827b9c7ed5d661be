import { followLinks } from '../frame/links.ts'
import { takingPressesFirst } from '../frame/press-first.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { router } from './routes.tsx'

takingPressesFirst(router)
followLinks(router, (path) => /^\/(admin|setup)(\/|$)/.test(path))
void start({ ru: () => import('./texts/ru.ts'), en: () => import('./texts/en.ts') }, <Surface router={router} />)
