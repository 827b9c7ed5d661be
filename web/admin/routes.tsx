import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Crashed } from '../frame/Crashed.tsx'
import { Missing } from '../frame/Missing.tsx'
import { paths } from '../paths.ts'
import styles from './AdminFrame.module.css'
import { AdminFrame } from './AdminFrame.tsx'

const root = createRootRoute({ notFoundComponent: Nowhere })
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: AdminFrame })
/** A page that is one column and scrolls as a whole. */
const inside = createRoute({ getParentRoute: () => framed, id: 'inside', component: Column })

const home = createRoute({
  getParentRoute: () => inside,
  path: '/admin',
  component: lazyRouteComponent(() => import('./home/AdminHomePage.tsx'), 'AdminHomePage'),
})

const catalogue = createRoute({
  getParentRoute: () => inside,
  path: '/admin/catalogue',
  component: lazyRouteComponent(() => import('./catalogue/CataloguePage.tsx'), 'CataloguePage'),
})
const newService = createRoute({
  getParentRoute: () => inside,
  path: '/admin/catalogue/new',
  component: lazyRouteComponent(() => import('./catalogue/ServicePage.tsx'), 'NewServicePage'),
})
const service = createRoute({
  getParentRoute: () => inside,
  path: '/admin/catalogue/$id',
  component: lazyRouteComponent(() => import('./catalogue/ServicePage.tsx'), 'ServicePage'),
})

const people = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
})
const newSpecialist = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people/new',
  component: lazyRouteComponent(() => import('./people/NewSpecialistPage.tsx'), 'NewSpecialistPage'),
})
const specialist = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people/$id',
  component: lazyRouteComponent(() => import('./people/SpecialistPage.tsx'), 'SpecialistPage'),
})

const teams = createRoute({
  getParentRoute: () => inside,
  path: '/admin/teams',
  component: lazyRouteComponent(() => import('./people/TeamsPage.tsx'), 'TeamsPage'),
})
const newTeam = createRoute({
  getParentRoute: () => inside,
  path: '/admin/teams/new',
  component: lazyRouteComponent(() => import('./people/TeamPage.tsx'), 'NewTeamPage'),
})
const team = createRoute({
  getParentRoute: () => inside,
  path: '/admin/teams/$id',
  component: lazyRouteComponent(() => import('./people/TeamPage.tsx'), 'TeamPage'),
})

const mail = createRoute({
  getParentRoute: () => inside,
  path: '/admin/mail',
  component: lazyRouteComponent(() => import('./mail/MailPage.tsx'), 'MailPage'),
})
const newMailbox = createRoute({
  getParentRoute: () => inside,
  path: '/admin/mail/new',
  component: lazyRouteComponent(() => import('./mail/MailboxPage.tsx'), 'NewMailboxPage'),
})
const mailbox = createRoute({
  getParentRoute: () => inside,
  path: '/admin/mail/$id',
  component: lazyRouteComponent(() => import('./mail/MailboxPage.tsx'), 'MailboxPage'),
})

const organisations = createRoute({
  getParentRoute: () => framed,
  path: '/admin/organisations',
  component: lazyRouteComponent(() => import('./customers/OrganisationsPage.tsx'), 'OrganisationsPage'),
})
const organisation = createRoute({
  getParentRoute: () => framed,
  path: '/admin/organisations/$id',
  component: lazyRouteComponent(() => import('./customers/OrganisationsPage.tsx'), 'OrganisationsPage'),
})
const venues = createRoute({
  getParentRoute: () => inside,
  path: '/admin/venues',
  component: lazyRouteComponent(() => import('./customers/VenuesPage.tsx'), 'VenuesPage'),
})
const equipment = createRoute({
  getParentRoute: () => inside,
  path: '/admin/equipment',
  component: lazyRouteComponent(() => import('./customers/EquipmentPage.tsx'), 'EquipmentPage'),
})
const customers = createRoute({
  getParentRoute: () => inside,
  path: '/admin/customers',
  component: lazyRouteComponent(() => import('./customers/CustomersPage.tsx'), 'CustomersPage'),
})
const newCustomer = createRoute({
  getParentRoute: () => inside,
  path: '/admin/customers/new',
  component: lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'NewCustomerPage'),
})
const customer = createRoute({
  getParentRoute: () => inside,
  path: '/admin/customers/$id',
  component: lazyRouteComponent(() => import('./customers/CustomerPage.tsx'), 'CustomerPage'),
})

/** The first start: there is nobody to sign in as yet. */
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup/SetupPage.tsx'), 'SetupPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    framed.addChildren([
      organisations,
      organisation,
      inside.addChildren([
        home,
        catalogue,
        newService,
        service,
        people,
        newSpecialist,
        specialist,
        teams,
        newTeam,
        team,
        mail,
        newMailbox,
        mailbox,
        venues,
        equipment,
        customers,
        newCustomer,
        customer,
      ]),
    ]),
    setup,
  ]),
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
