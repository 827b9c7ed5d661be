import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Pages of several panes, each of which scrolls by itself. */
export function panesIn(framed: AnyRoute) {
  return [
    page(
      framed,
      '/admin/telegram',
      lazyRouteComponent(() => import('./messenger/BotsPage.tsx'), 'TelegramPage'),
    ),
    page(
      framed,
      '/admin/max',
      lazyRouteComponent(() => import('./messenger/BotsPage.tsx'), 'MaxPage'),
    ),
    page(
      framed,
      '/admin/phone',
      lazyRouteComponent(() => import('./phone/PhonePage.tsx'), 'PhonePage'),
    ),
    page(
      framed,
      '/admin/sms',
      lazyRouteComponent(() => import('./sms/SmsPage.tsx'), 'SmsPage'),
    ),
    page(
      framed,
      '/admin/escalation',
      lazyRouteComponent(() => import('./escalation/EscalationPage.tsx'), 'EscalationPage'),
    ),
    page(
      framed,
      '/admin/duty',
      lazyRouteComponent(() => import('./duty/DutyPage.tsx'), 'DutyPage'),
    ),
    page(
      framed,
      '/admin/rules',
      lazyRouteComponent(() => import('./rules/RulesPage.tsx'), 'RulesPage'),
    ),
    page(
      framed,
      '/admin/notices',
      lazyRouteComponent(() => import('./notices/NoticesPage.tsx'), 'NoticesPage'),
    ),
    page(
      framed,
      '/admin/automations',
      lazyRouteComponent(() => import('./rules/automation/AutomationsPage.tsx'), 'AutomationsPage'),
    ),
    page(
      framed,
      '/admin/app',
      lazyRouteComponent(() => import('./push/AppPage.tsx'), 'AppPage'),
    ),
    page(
      framed,
      '/admin/letters/$kind',
      lazyRouteComponent(() => import('./mail/letters/LetterPage.tsx'), 'LetterPage'),
    ),
    page(
      framed,
      '/admin/catalogue/order',
      lazyRouteComponent(() => import('./catalogue/tree/OrderPage.tsx'), 'OrderPage'),
    ),
    page(
      framed,
      '/admin/catalogue/new',
      lazyRouteComponent(() => import('./catalogue/ServicePage.tsx'), 'NewServicePage'),
    ),
    page(
      framed,
      '/admin/catalogue/$id',
      lazyRouteComponent(() => import('./catalogue/ServicePage.tsx'), 'ServicePage'),
    ),
    page(
      framed,
      '/admin/organisations',
      lazyRouteComponent(() => import('./customers/OrganisationsPage.tsx'), 'OrganisationsPage'),
    ),
    page(
      framed,
      '/admin/organisations/$id',
      lazyRouteComponent(() => import('./customers/OrganisationsPage.tsx'), 'OrganisationsPage'),
    ),
    page(
      framed,
      '/admin/audit',
      lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
    ),
    page(
      framed,
      '/admin/hours/new',
      lazyRouteComponent(() => import('./hours/NewHoursPage.tsx'), 'NewHoursPage'),
    ),
    page(
      framed,
      '/admin/hours/$id',
      lazyRouteComponent(() => import('./hours/HoursPage.tsx'), 'HoursPage'),
    ),
    page(
      framed,
      '/admin/levels/new',
      lazyRouteComponent(() => import('./levels/NewLevelPage.tsx'), 'NewLevelPage'),
    ),
    page(
      framed,
      '/admin/levels/$id',
      lazyRouteComponent(() => import('./levels/LevelPage.tsx'), 'LevelPage'),
    ),
    page(
      framed,
      '/admin/matrix',
      lazyRouteComponent(() => import('./levels/MatrixPage.tsx'), 'MatrixPage'),
    ),
    page(
      framed,
      '/admin/import/$id',
      lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
    ),
    page(
      framed,
      '/admin/contracts/new',
      lazyRouteComponent(() => import('./contracts/NewContractPage.tsx'), 'NewContractPage'),
    ),
    page(
      framed,
      '/admin/contracts/$id',
      lazyRouteComponent(() => import('./contracts/ContractPage.tsx'), 'ContractPage'),
    ),
    page(
      framed,
      '/admin/contract-trial',
      lazyRouteComponent(() => import('./contracts/TrialPage.tsx'), 'TrialPage'),
    ),
    page(
      framed,
      '/admin/templates/new',
      lazyRouteComponent(() => import('./wording/TemplatePage.tsx'), 'NewTemplatePage'),
    ),
    page(
      framed,
      '/admin/templates/$id',
      lazyRouteComponent(() => import('./wording/TemplatePage.tsx'), 'TemplatePage'),
    ),
    page(
      framed,
      '/admin/announcements/new',
      lazyRouteComponent(() => import('./wording/AnnouncementPage.tsx'), 'NewAnnouncementPage'),
    ),
    page(
      framed,
      '/admin/announcements/$id',
      lazyRouteComponent(() => import('./wording/AnnouncementPage.tsx'), 'AnnouncementPage'),
    ),
  ]
}

export function page(parent: AnyRoute, path: string, component: ReturnType<typeof lazyRouteComponent>) {
  return createRoute({ getParentRoute: () => parent, path, component })
}
