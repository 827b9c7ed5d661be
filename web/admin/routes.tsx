import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Crashed } from '../frame/Crashed.tsx'
import { Missing } from '../frame/Missing.tsx'
import { paths } from '../paths.ts'
import styles from './AdminFrame.module.css'
import { AdminFrame } from './AdminFrame.tsx'
import { page, panesIn } from './pane-routes.ts'

const root = createRootRoute({ notFoundComponent: Nowhere })
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: AdminFrame })
const inside = createRoute({ getParentRoute: () => framed, id: 'inside', component: Column })

/** Pages that are one column and scroll as a whole. */
const COLUMNS = [
  page(
    inside,
    '/admin/letters',
    lazyRouteComponent(() => import('./mail/letters/LettersPage.tsx'), 'LettersPage'),
  ),
  page(
    inside,
    '/admin/sign-in',
    lazyRouteComponent(() => import('./people/SignInRulesPage.tsx'), 'SignInRulesPage'),
  ),
  page(
    inside,
    '/admin/readers',
    lazyRouteComponent(() => import('./people/ReadersPage.tsx'), 'ReadersPage'),
  ),
  page(
    inside,
    '/admin',
    lazyRouteComponent(() => import('./home/AdminHomePage.tsx'), 'AdminHomePage'),
  ),
  page(
    inside,
    '/admin/configuration',
    lazyRouteComponent(() => import('./configuration/ConfigurationPage.tsx'), 'ConfigurationPage'),
  ),
  page(
    inside,
    '/admin/catalogue',
    lazyRouteComponent(() => import('./catalogue/CataloguePage.tsx'), 'CataloguePage'),
  ),
  page(
    inside,
    '/admin/people',
    lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
  ),
  page(
    inside,
    '/admin/people/new',
    lazyRouteComponent(() => import('./people/NewSpecialistPage.tsx'), 'NewSpecialistPage'),
  ),
  page(
    inside,
    '/admin/people/$id',
    lazyRouteComponent(() => import('./people/SpecialistPage.tsx'), 'SpecialistPage'),
  ),
  page(
    inside,
    '/admin/teams',
    lazyRouteComponent(() => import('./people/TeamsPage.tsx'), 'TeamsPage'),
  ),
  page(
    inside,
    '/admin/teams/new',
    lazyRouteComponent(() => import('./people/TeamPage.tsx'), 'NewTeamPage'),
  ),
  page(
    inside,
    '/admin/teams/$id',
    lazyRouteComponent(() => import('./people/TeamPage.tsx'), 'TeamPage'),
  ),
  page(
    inside,
    '/admin/mail',
    lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
  ),
  page(
    inside,
    '/admin/mail/new',
    lazyRouteComponent(() => import('./mail/MailboxPage.tsx'), 'NewMailboxPage'),
  ),
  page(
    inside,
    '/admin/mail/$id',
    lazyRouteComponent(() => import('./mail/MailboxPage.tsx'), 'MailboxPage'),
  ),
  page(
    inside,
    '/admin/venues',
    lazyRouteComponent(() => import('./customers/VenuesPage.tsx'), 'VenuesPage'),
  ),
  page(
    inside,
    '/admin/venues/$id/labels',
    lazyRouteComponent(() => import('./customers/labels/LabelsPage.tsx'), 'LabelsPage'),
  ),
  page(
    inside,
    '/admin/equipment',
    lazyRouteComponent(() => import('./customers/EquipmentPage.tsx'), 'EquipmentPage'),
  ),
  page(
    inside,
    '/admin/customers',
    lazyRouteComponent(() => import('./customers/CustomersPage.tsx'), 'CustomersPage'),
  ),
  page(
    inside,
    '/admin/customers/new',
    lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'NewCustomerPage'),
  ),
  page(
    inside,
    '/admin/customers/$id',
    lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'CustomerPage'),
  ),
  page(
    inside,
    '/admin/customers/$id/merge',
    lazyRouteComponent(() => import('./customers/merge/MergePage.tsx'), 'MergePage'),
  ),
  page(
    inside,
    '/admin/hours',
    lazyRouteComponent(() => import('./hours/HoursListPage.tsx'), 'HoursListPage'),
  ),
  page(
    inside,
    '/admin/levels',
    lazyRouteComponent(() => import('./levels/LevelsPage.tsx'), 'LevelsPage'),
  ),
  page(
    inside,
    '/admin/import',
    lazyRouteComponent(() => import('./import/ImportsPage.tsx'), 'ImportsPage'),
  ),
  page(
    inside,
    '/admin/import/new',
    lazyRouteComponent(() => import('./import/NewImportPage.tsx'), 'NewImportPage'),
  ),
  page(
    inside,
    '/admin/export',
    lazyRouteComponent(() => import('./import/ExportPage.tsx'), 'ExportPage'),
  ),
  page(
    inside,
    '/admin/contracts',
    lazyRouteComponent(() => import('./contracts/ContractsPage.tsx'), 'ContractsPage'),
  ),
  page(
    inside,
    '/admin/templates',
    lazyRouteComponent(() => import('./wording/TemplatesPage.tsx'), 'TemplatesPage'),
  ),
  page(
    inside,
    '/admin/announcements',
    lazyRouteComponent(() => import('./wording/AnnouncementsPage.tsx'), 'AnnouncementsPage'),
  ),
]

/** The first start: there is nobody to sign in as yet. */
const setup = page(
  root,
  '/setup',
  lazyRouteComponent(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
)

/** The rest of it, once there is an administrator. */
const GUIDE = ['/admin/setup', '/admin/setup/$step'].map((path) =>
  page(
    root,
    path,
    lazyRouteComponent(() => import('./setup/GuidePage.tsx'), 'GuidePage'),
  ),
)

export const router = createRouter({
  routeTree: root.addChildren([framed.addChildren([...panesIn(framed), inside.addChildren(COLUMNS)]), setup, ...GUIDE]),
  defaultErrorComponent: Crashed,
  scrollRestoration: true,
  scrollToTopSelectors: ['#column'],
})

function Column() {
  return (
    <div id="column" className={styles.scrolls}>
      <Outlet />
    </div>
  )
}

function Nowhere() {
  return (
    <main>
      <Missing home={paths.admin} />
    </main>
  )
}
