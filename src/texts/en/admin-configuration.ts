import type { Translated } from '../catalogue.ts'
import type { adminConfiguration as russian } from '../ru/admin-configuration.ts'

export const adminConfiguration: Translated<typeof russian> = {
  'admin.configuration': 'Set-up as a file',
  'admin.words.configuration': 'settings file configuration export import move compare apply json copy',
  'admin.configuration.lead':
    'Teams, hours, catalogue, levels, matrix, contracts and templates in one file. No people, passwords or keys are in it.',
  'admin.configuration.download': 'Download the file',
  'admin.configuration.compare': 'Compare with a file',
  'admin.configuration.other': 'Another file',
  'admin.configuration.not-json': 'This is no set-up of Okno. Choose a file that was downloaded on this page.',
  'admin.configuration.comparing': 'Comparing…',
  'admin.configuration.with': 'Compared with {name}',
  'admin.configuration.add': 'is added',
  'admin.configuration.change': 'changes',
  'admin.configuration.only_here': 'only here',
  'admin.configuration.counts':
    '{added} will be added, {changed} will change, {same} are the same. What the file does not name stays as it is.',
  'admin.configuration.equal': 'Everything in the file is the same here',
  'admin.configuration.equal.text': 'Nothing to change: {same, plural, one {# setting} other {# settings}} alike.',
  'admin.configuration.section.teams': 'Teams',
  'admin.configuration.section.hours': 'Service hours',
  'admin.configuration.section.services': 'Service catalogue',
  'admin.configuration.section.levels': 'SLA levels',
  'admin.configuration.section.policy': 'Matrix and rules',
  'admin.configuration.section.contracts': 'Contracts and agreements',
  'admin.configuration.section.templates': 'Reply templates',
  'admin.configuration.missing': 'Cannot be applied: there is no “{name}” here',
  'admin.configuration.policy': 'Priority matrix and rules',
  'admin.configuration.take': 'Apply: {name}',
  'admin.configuration.open': 'Open requests keep what they were promised. New versions of services wait for approval.',
  'admin.configuration.apply': 'Apply {count, plural, one {# change} other {# changes}}',
  'admin.configuration.nothing': 'Tick what to apply',
  'admin.configuration.done': '{added} added, {changed} changed',
  'admin.configuration.drafts': '{count, plural, one {# service waits} other {# services wait}} for approval',
  'admin.configuration.to-catalogue': 'Open the catalogue',
}
