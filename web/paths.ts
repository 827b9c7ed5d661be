/** Every address of the product. Nobody spells one by hand. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signInLink: (token: string) => `/sign-in/${token}`,
  signInFor: (target: string) => `/sign-in?return=${encodeURIComponent(target)}`,

  newRequest: (words = '') => (words ? `/new?text=${encodeURIComponent(words)}` : '/new'),
  newRequestFor: (service: number) => `/new?service=${service}`,
  /** What the code of a label leads to: a venue, and what stands there. */
  newRequestAt: (venue: number, device: number | null = null) =>
    device === null ? `/new?venue=${venue}` : `/new?venue=${venue}&device=${device}`,
  scan: '/scan',
  stopOfTrade: '/new?stop=1',
  requests: '/requests',
  allRequests: '/requests?scope=all',
  request: (number: number) => `/requests/${number}`,
  requestMessage: (number: number, message: number) => `/requests/${number}#m-${message}`,

  me: '/me',
  company: '/company',

  file: (id: number) => `/api/files/${id}`,
  picture: (id: number) => `/api/files/${id}?inline=true`,

  desk: '/desk',
  deskView: (view: string) => `/desk/v/${view}`,
  deskList: (view: string, search: string) => (search ? `/desk/v/${view}?${search}` : `/desk/v/${view}`),
  deskCustomer: (id: number) => `/desk/customers/${id}`,
  deskVenue: (id: number) => `/desk/venues/${id}`,
  deskRequestInView: (view: string, number: number) => `/desk/v/${view}/${number}`,
  deskRequest: (number: number) => `/desk/t/${number}`,
  deskNew: '/desk/new',
  deskNewFor: (person: number) => `/desk/new?person=${person}`,
  deskCalls: '/desk/calls',
  deskLetters: '/desk/letters',
  deskLetter: (id: number) => `/desk/letters/${id}`,
  deskSearch: (words: string) => `/desk/search?q=${encodeURIComponent(words)}`,

  admin: '/admin',
  catalogue: '/admin/catalogue',
  catalogueOrder: '/admin/catalogue/order',
  newService: () => '/admin/catalogue/new',
  catalogueService: (id: number) => `/admin/catalogue/${id}`,
  adminPeople: '/admin/people',
  newSpecialist: '/admin/people/new',
  specialist: (id: number) => `/admin/people/${id}`,
  adminTeams: '/admin/teams',
  adminSignIn: '/admin/sign-in',
  adminReaders: '/admin/readers',
  newTeam: '/admin/teams/new',
  team: (id: number) => `/admin/teams/${id}`,
  adminTelegram: '/admin/telegram',
  adminMax: '/admin/max',
  adminPhone: '/admin/phone',
  adminSms: '/admin/sms',
  adminRules: '/admin/rules',
  adminApp: '/admin/app',
  adminAudit: '/admin/audit',
  adminTemplates: '/admin/templates',
  newTemplate: '/admin/templates/new',
  template: (id: number) => `/admin/templates/${id}`,
  adminLetters: '/admin/letters',
  letter: (kind: string) => `/admin/letters/${kind}`,
  adminAnnouncements: '/admin/announcements',
  newAnnouncement: '/admin/announcements/new',
  announcement: (id: number) => `/admin/announcements/${id}`,
  adminContracts: '/admin/contracts',
  newContract: '/admin/contracts/new',
  copyContract: (id: number) => `/admin/contracts/new?copy=${id}`,
  contract: (id: number) => `/admin/contracts/${id}`,
  contractTrial: '/admin/contract-trial',
  adminLevels: '/admin/levels',
  newLevel: '/admin/levels/new',
  level: (id: number) => `/admin/levels/${id}`,
  adminMatrix: '/admin/matrix',
  adminHours: '/admin/hours',
  newServiceHours: '/admin/hours/new',
  serviceHours: (id: number) => `/admin/hours/${id}`,
  adminMail: '/admin/mail',
  newMailbox: '/admin/mail/new',
  mailbox: (id: number) => `/admin/mail/${id}`,
  adminOrganisations: '/admin/organisations',
  adminOrganisation: (id: number) => `/admin/organisations/${id}`,
  newOrganisation: '/admin/organisations/new',
  adminVenues: '/admin/venues',
  adminVenue: (organisation: number, venue: number) => `/admin/organisations/${organisation}?venue=${venue}`,
  venueLabels: (venue: number) => `/admin/venues/${venue}/labels`,
  adminCustomers: '/admin/customers',
  adminCustomer: (id: number) => `/admin/customers/${id}`,
  newCustomer: '/admin/customers/new',
  mergeCustomer: (id: number, other?: number) =>
    `/admin/customers/${id}/merge${other === undefined ? '' : `?with=${other}`}`,
  adminEquipment: '/admin/equipment',
  adminImports: '/admin/import',
  newImport: '/admin/import/new',
  adminExport: '/admin/export',
  adminConfiguration: '/admin/configuration',
  adminImport: (id: number) => `/admin/import/${id}`,
  setup: '/setup',
  adminGuide: '/admin/setup',
  guide: (step: string) => `/admin/setup/${step}`,
} as const

/**
 * Only an address of our own may be returned to: what the browser would make of it is compared with where we are, since it
 * leaves out tabs and line ends, and takes a backslash for a slash. Whole, so that no path of ours reads as a host.
 */
export function safeReturn(target: string | null | undefined, origin: string): string {
  if (!target || !URL.canParse(target, origin)) return paths.home
  const url = new URL(target, origin)
  const isOurs = url.protocol === new URL(origin).protocol && url.origin === origin
  return isOurs && url.username === '' && url.password === '' ? url.href : paths.home
}
