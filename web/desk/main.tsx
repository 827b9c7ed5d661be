import { followLinks } from '../frame/links.ts'
import { takingPressesFirst } from '../frame/press-first.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { newRouter } from './routes.tsx'
import { beginAt, TEXTS } from './surface.ts'

const router = takingPressesFirst(newRouter())
beginAt()
followLinks(router, (path) => path === '/desk' || path.startsWith('/desk/'))
void start(TEXTS, <Surface router={router} />)
