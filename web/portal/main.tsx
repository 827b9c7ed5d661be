import { followLinks } from '../frame/links.ts'
import { takingPressesFirst } from '../frame/press-first.ts'
import { Surface } from '../frame/Surface.tsx'
import { start } from '../start.tsx'
import { watchInstalling } from './install/standing.ts'
import { isElsewhere, newRouter } from './routes.tsx'
import { beginAt, TEXTS } from './surface.ts'

const router = takingPressesFirst(newRouter())
beginAt(location.pathname)
watchInstalling()
followLinks(router, (path) => !isElsewhere(path))
void start(TEXTS, <Surface router={router} />)
