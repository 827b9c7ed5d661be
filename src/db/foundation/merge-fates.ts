/** What goes over when two people are merged, as it is told. */
export const GOING_OVER = [
  'addresses',
  'places',
  'contact',
  'author',
  'watches',
  'contracts',
  'notes',
  'calls',
  'questions',
  'links',
  'marks',
] as const
export type GoingOver = (typeof GOING_OVER)[number]

/**
 * What becomes of a pointer to somebody who turns out to be another person.
 * `moves`: points to who stays; `key` finds the row again, and whatever of it has changed since keeps it from going back; with the
 * columns of `once` a person stands there once: where who stays has a row like it, it remains with who went.
 * `joins`: the same, and where who stays has one like it, it is put by until they are parted. `ends`: is gone for good.
 * `stays`: goes on pointing to who went.
 */
export type MergeFate =
  | {
      readonly fate: 'moves' | 'joins'
      readonly as: GoingOver
      readonly key: readonly string[]
      readonly once?: readonly string[]
    }
  | { readonly fate: 'ends' }
  | { readonly fate: 'stays'; readonly since: string }

const ends = { fate: 'ends' } as const
const stays = (since: string) => ({ fate: 'stays', since }) as const
const HISTORY = stays('the history says who it was, under his name')
const OF_SUPPORT = stays('it is of the support, whose people are not merged')
const OWN = stays('his own settings and drafts; who stays has his')
const LOG = stays('a log of who did it')

/** Every foreign key to a person; a new one that is not here fails the test beside this file. The order is that of moving. */
export const MERGING: Readonly<Record<string, MergeFate>> = {
  'person_addresses.person_id': { fate: 'moves', as: 'addresses', key: ['id'] },
  'messenger_links.person_id': { fate: 'moves', as: 'addresses', key: ['id'] },
  'person_roles.person_id': {
    fate: 'moves',
    as: 'places',
    key: ['id'],
    once: ['role', 'organisation_id', 'venue_id'],
  },
  'requests.contact_id': { fate: 'moves', as: 'contact', key: ['number'] },
  'requests.author_id': { fate: 'moves', as: 'author', key: ['number'] },
  'requests.last_message_by': { fate: 'moves', as: 'marks', key: ['number', 'last_message_at'] },
  'watchers.person_id': {
    fate: 'joins',
    as: 'watches',
    key: ['request_number', 'added_at'],
    once: ['request_number'],
  },
  'contract_customers.person_id': {
    fate: 'moves',
    as: 'contracts',
    key: ['contract_id'],
    once: ['contract_id', 'organisation_id', 'venue_id'],
  },
  'card_notes.person_id': { fate: 'moves', as: 'notes', key: ['id'] },
  'turned_away_calls.person_id': { fate: 'moves', as: 'calls', key: ['id'] },
  'phone_calls.person_id': { fate: 'moves', as: 'calls', key: ['id'] },
  'phone_callbacks.person_id': { fate: 'moves', as: 'calls', key: ['id'] },
  'address_questions.person_id': { fate: 'moves', as: 'questions', key: ['id'] },
  'letter_links.person_id': { fate: 'moves', as: 'links', key: ['token_hash'] },
  'notices.person_id': { fate: 'moves', as: 'marks', key: ['id'], once: ['change_id', 'kind'] },
  'request_reads.person_id': {
    fate: 'moves',
    as: 'marks',
    key: ['request_number', 'read_at'],
    once: ['request_number'],
  },
  'messenger_cards.person_id': { fate: 'moves', as: 'marks', key: ['bot_id', 'chat', 'request_number'] },
  'request_ways.person_id': {
    fate: 'moves',
    as: 'marks',
    key: ['request_number', 'way', 'wrote_at'],
    once: ['request_number', 'way'],
  },

  'sessions.person_id': ends,
  'half_sign_ins.person_id': ends,
  'sign_in_codes.person_id': ends,
  'api_tokens.person_id': ends,

  'second_factors.person_id': stays('it proves who went, who comes in no more'),
  'passkeys.person_id': stays('they prove who went, who comes in no more'),
  'messenger_invitations.person_id': stays('they end within minutes'),
  'passkey_challenges.person_id': stays('they end within minutes'),
  'phone_codes.person_id': stays('they end within minutes'),
  'recovery_codes.person_id': stays('it proves who went, who comes in no more'),
  'routing_versions.made_by': OF_SUPPORT,
  'automation_versions.made_by': OF_SUPPORT,
  'routing_turns.person_id': OF_SUPPORT,
  'notice_choices.person_id': OWN,
  'summary_choices.person_id': OWN,
  'mutes.person_id': OWN,
  'drafts.person_id': OWN,
  'upload_days.person_id': OWN,
  'files.uploaded_by': OWN,
  'idempotency_keys.person_id': OWN,

  'messages.author_id': HISTORY,
  'messenger_groups.bound_by': HISTORY,
  'messenger_groups.unbound_by': HISTORY,
  'events.actor_id': HISTORY,
  'mentions.person_id': HISTORY,
  'ratings.rated_by': HISTORY,
  'requests.deferred_by': HISTORY,
  'address_questions.asked_by': HISTORY,
  'admin_changes.actor_id': HISTORY,
  'untold_changes.held_for': HISTORY,
  'person_merges.kept_id': HISTORY,
  'person_merges.gone_id': HISTORY,
  'person_merges.merged_by': HISTORY,
  'person_merges.undone_by': HISTORY,

  'views_as.viewer_id': LOG,
  'views_as.person_id': LOG,
  'file_downloads.person_id': LOG,
  'letter_downloads.person_id': LOG,
  'remote_access_looks.person_id': LOG,
  'settings.changed_by': LOG,

  'organisations.personal_specialist_id': OF_SUPPORT,
  'requests.specialist_id': OF_SUPPORT,
  'request_facts.resolved_specialist_id': OF_SUPPORT,
  'team_members.person_id': OF_SUPPORT,
  'specialist_settings.person_id': OF_SUPPORT,
  'absences.person_id': OF_SUPPORT,
  'handovers.from_id': OF_SUPPORT,
  'handovers.to_id': OF_SUPPORT,
  'handovers.raised_to': OF_SUPPORT,
  'handover_items.decided_by': OF_SUPPORT,
  'handover_words.author_id': OF_SUPPORT,
  'duty_shifts.person_id': OF_SUPPORT,
  'escalation_versions.made_by': OF_SUPPORT,
  'alarms.confirmed_by': OF_SUPPORT,
  'calendar_feeds.person_id': OF_SUPPORT,
  'absences.substitute_id': OF_SUPPORT,
  'card_notes.author_id': OF_SUPPORT,
  'phone_callbacks.done_by': OF_SUPPORT,
  'phone_calls.specialist_id': OF_SUPPORT,
  'phone_calls.trial_of': OF_SUPPORT,
  'phone_cards.person_id': OF_SUPPORT,
  'phone_quiet_people.person_id': OF_SUPPORT,
  'phone_recording_looks.person_id': OF_SUPPORT,
  'turned_away_calls.by_id': OF_SUPPORT,
  'screen_notices.person_id': OF_SUPPORT,
  'views.owner_id': OF_SUPPORT,
  'imports.started_by': OF_SUPPORT,
  'mail_stop_list.added_by': OF_SUPPORT,
  'raw_letters.decided_by': OF_SUPPORT,
  'service_versions.approved_by': OF_SUPPORT,
  'service_versions.handed_by': OF_SUPPORT,
  'service_version_authors.person_id': OF_SUPPORT,
  'letter_wordings.changed_by': OF_SUPPORT,
  'service_hours.made_by': OF_SUPPORT,
  'sla_level_versions.made_by': OF_SUPPORT,
  'policies.made_by': OF_SUPPORT,
  'venue_dealer_changes.made_by': OF_SUPPORT,
}
