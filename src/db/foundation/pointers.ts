/** Things that settings point to, and how one of each goes: by the column that says so, or only as a row. */
export const GOING = {
  services: 'withdrawn_at, published_version_id',
  service_versions: 'state',
  contracts: 'state, ends_on, is_default',
  teams: 'archived_at',
  people: 'archived_at',
  organisations: 'archived_at',
  service_hours: null,
  sla_levels: null,
  mailboxes: 'enabled',
  messenger_bots: 'enabled',
  templates: null,
} as const satisfies Record<string, string | null>

export type Thing = keyof typeof GOING

/**
 * What becomes of a pointer when its thing goes.
 * `stays`: the thing does not go, by the rule of that name in the database. `row`: its row stays for ever, a foreign key holds it,
 * and there is no other way for it to go. `past`: a record of what was; it goes on pointing. `part`: a piece of the thing itself.
 * `idle`: says nothing until the thing comes back. `falls-back`: has something else to go on with.
 */
export type Fate =
  | { readonly fate: 'stays'; readonly rule: string }
  | { readonly fate: 'row' | 'past' | 'part' | 'idle' }
  | { readonly fate: 'falls-back'; readonly to: string }

const past = { fate: 'past' } as const
const part = { fate: 'part' } as const
const idle = { fate: 'idle' } as const
const row = { fate: 'row' } as const
const stays = (rule: string) => ({ fate: 'stays', rule }) as const
const fallsBack = (to: string) => ({ fate: 'falls-back', to }) as const

/** Settings by name, and the thing whose id each holds. A setting that is not here does not compile. */
export const SETTINGS = {
  default_service: { to: 'services', ...stays('default_service_is_published') },
  setup_key: null,
  setup_choices: null,
  demo: null,
  samples: null,
} as const satisfies Record<string, ({ readonly to: Thing } & Fate) | null>

export type SettingName = keyof typeof SETTINGS

/** Every foreign key to a thing that settings point to; a new one that is not here fails the test beside this file. */
export const POINTERS: Readonly<Record<string, Fate>> = {
  'contracts.service_hours_id': row,
  'service_hours_versions.service_hours_id': part,
  'contract_customers.contract_id': part,
  'contract_customers.organisation_id': idle,
  'contract_customers.person_id': idle,
  'contract_services.contract_id': part,
  'contract_services.service_id': idle,
  'contracts.sla_level_id': row,
  'sla_rules.level_id': part,
  'sla_level_versions.level_id': part,
  'sla_level_versions.made_by': past,
  'policies.made_by': past,
  'service_hours.made_by': past,
  'service_hours.replaced_by': past,
  'sla_rules.service_id': idle,
  'services.parent_id': fallsBack('a group: it has no versions and is not withdrawn'),
  'services.published_version_id': stays('default_service_is_published'),
  'service_versions.service_id': part,
  'service_versions.team_id': stays('team_in_use_works'),
  'announcements.service_id': idle,
  'templates.team_id': idle,
  'team_members.team_id': part,
  'team_members.person_id': idle,
  'organisations.parent_id': idle,
  'organisations.personal_specialist_id': stays('personal_specialist_works'),
  'organisation_domains.organisation_id': part,
  'person_roles.organisation_id': part,
  'person_roles.person_id': part,
  'person_addresses.person_id': part,
  'venues.corporation_id': idle,
  'venues.dealer_id': idle,
  'venue_dealer_changes.dealer_id': past,
  'venue_dealer_changes.previous_dealer_id': past,
  'venue_dealer_changes.made_by': past,
  'views.owner_id': part,
  'mailbox_states.mailbox_id': part,
  'letters.mailbox_id': fallsBack('the mailbox of the environment, or the oldest'),

  'requests.team_id': stays('team_in_use_works'),
  'requests.specialist_id': fallsBack('the queue of the team'),
  'requests.contract_id': past,
  'requests.organisation_id': past,
  'requests.dealer_id': past,
  'requests.service_id': past,
  'requests.service_version_id': past,
  'requests.author_id': past,
  'requests.contact_id': past,
  'requests.deferred_by': past,
  'requests.last_message_by': past,
  'request_facts.resolved_specialist_id': past,
  'request_facts.resolved_team_id': past,

  'address_questions.asked_by': past,
  'admin_changes.actor_id': past,
  'address_questions.person_id': past,
  'api_tokens.person_id': past,
  'card_notes.author_id': past,
  'card_notes.person_id': part,
  'drafts.person_id': past,
  'events.actor_id': past,
  'file_downloads.person_id': past,
  'files.uploaded_by': past,
  'idempotency_keys.person_id': past,
  'imports.started_by': past,
  'letter_downloads.person_id': past,
  'letter_links.person_id': past,
  'mail_stop_list.added_by': past,
  'mentions.person_id': past,
  'messenger_bot_states.bot_id': part,
  'messenger_cards.bot_id': part,
  'messenger_dialogues.bot_id': part,
  'messenger_invitations.bot_id': part,
  'messenger_links.bot_id': part,
  'messenger_messages.bot_id': part,
  'messenger_outbound.bot_id': part,
  'messenger_updates.bot_id': part,
  'messenger_cards.person_id': part,
  'messenger_invitations.person_id': part,
  'messenger_links.person_id': part,
  'messages.author_id': past,
  'notice_choices.person_id': part,
  'notices.person_id': past,
  'ratings.rated_by': past,
  'raw_letters.decided_by': past,
  'remote_access_looks.person_id': past,
  'request_reads.person_id': past,
  'request_ways.person_id': part,
  'screen_notices.person_id': part,
  'service_versions.approved_by': past,
  'service_versions.handed_by': past,
  'service_version_authors.version_id': part,
  'service_version_authors.person_id': past,
  'half_sign_ins.person_id': past,
  'recovery_codes.person_id': part,
  'second_factors.person_id': part,
  'sessions.person_id': past,
  'settings.changed_by': past,
  'sign_in_codes.person_id': past,
  'turned_away_calls.by_id': past,
  'turned_away_calls.contract_id': past,
  'turned_away_calls.person_id': past,
  'untold_changes.held_for': past,
  'upload_days.person_id': past,
  'watchers.person_id': past,
  'person_merges.kept_id': past,
  'person_merges.gone_id': past,
  'person_merges.merged_by': past,
  'person_merges.undone_by': past,
  'views_as.viewer_id': past,
  'views_as.person_id': past,
  'specialist_settings.person_id': part,
  'absences.person_id': part,
  'absences.substitute_id': idle,
}

/** A row that is marked instead of pointed to: there is always one, and it works. */
export const MARKS: Readonly<Record<string, Fate>> = {
  'contracts.is_default': stays('default_agreement_is_active'),
}

/** Every column of JSON: whether ids of such things stand in it, and what becomes of them. Null: none do. */
export const JSON_COLUMNS: Readonly<Record<string, Fate | null>> = {
  'settings.value': stays('default_service_is_published'),
  'views.filter': idle,
  'admin_changes.before': past,
  'admin_changes.after': past,
  'requests.coverage': past,
  'requests.routing': past,
  'requests.priority_override': null,
  'request_clocks.ledger': past,
  'request_forms.answers': null,
  'events.data': past,
  'drafts.body': idle,
  'equipment.remote_access': null,
  'policies.policy': null,
  'service_hours_versions.weekly': null,
  'service_hours_versions.years': null,
  'service_hours_versions.exceptions': null,
  'services.name': null,
  'services.availability_note': null,
  'service_versions.name': null,
  'service_versions.description': null,
  'service_versions.situation': null,
  'service_versions.form': null,
  'templates.text': null,
  'announcements.text': null,
  'mailboxes.imap': null,
  'mailboxes.smtp': null,
  'mailboxes.dkim': null,
  'raw_letters.decision': past,
  'raw_letters.envelope': null,
  'raw_letters.sender_check': null,
  'raw_letters.history': past,
  'letter_pages.states': null,
  'files.pieces': null,
  'imports.columns': null,
  'imports.mapping': null,
  'import_rows.before': past,
  'import_rows.after': past,
  'deliveries.payload': null,
  'messenger_dialogues.state': past,
  'messenger_outbound.body': null,
  'messenger_updates.payload': null,
  'untold_changes.stood': past,
  'merged_rows.key': past,
}
