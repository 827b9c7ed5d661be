import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Crashed } from '../frame/Crashed.tsx'
import { Missing } from '../frame/Missing.tsx'
import { paths } from '../paths.ts'
import { DeskFrame } from './DeskFrame.tsx'

const root = createRootRoute({ component: DeskFrame, notFoundComponent: () => <Missing home={paths.desk} /> })

const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })

const queue = lazyRouteComponent(() => import('./queue/QueuePage.tsx'), 'QueuePage')

const pages = [page('/desk', queue), page('/desk/v/$view', queue), page('/desk/v/$view/$number', queue)]

export const router = createRouter({
  routeTree: root.addChildren(pages),
  defaultErrorComponent: Crashed,
})
