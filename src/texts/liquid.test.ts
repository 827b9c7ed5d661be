import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, rendered, TEMPLATE_LIMITS } from './liquid.ts'

const DEMANDS = { variables: ['number', 'message', 'place'], required: ['message'] }

const FAULTS = [
  { template: 'Здравствуйте!\n\n{{ message }}', fault: null },
  { template: '{% if place %}Ресторан: {{ place }}{% endif %} {{ message | upcase }}', fault: null },
  { template: '{% assign who = message %}{{ who }}', fault: null },
  { template: 'Заявка {{ number }}', fault: ['missing', null, 'message'] },
  { template: '{{ message }}\n{{ nummer }}', fault: ['unknown-variable', 2, 'nummer'] },
  { template: '{{ message }}\n\n{% if false %}{{ secret.key }}{% endif %}', fault: ['unknown-variable', 3, 'secret'] },
  { template: '{{ message }}\n{{ number | shout }}', fault: ['unknown-filter', 2, 'shout'] },
  { template: '{{ message }}\n\n{% if number %}', fault: ['syntax', 3, 'tag {% if number %} not closed'] },
  { template: '{{ message', fault: ['syntax', 1, 'output "{{ message" not closed'] },
  { template: '{{ message }}{% include "/etc/passwd" %}', fault: ['unknown-tag', 1, 'include'] },
  { template: '{{ message }}{% render "x" %}', fault: ['unknown-tag', 1, 'render'] },
  { template: '{{ message }}{% for i in (1..1000000000) %}a{% endfor %}', fault: ['too-much', 1, ''] },
  {
    template: '{{ message }}{% for i in (1..9999) %}{{ message }} and a long text again{% endfor %}',
    fault: ['too-much', null, ''],
  },
  { template: `{{ message }}${'a'.repeat(TEMPLATE_LIMITS.length)}`, fault: ['too-much', null, ''] },
] as const

for (const { template, fault } of FAULTS) {
  test(`${fault ? fault[0] : 'fine'}: ${template.slice(0, 60).replaceAll('\n', '⏎')}`, () => {
    const found = faultOf(template, DEMANDS)
    // Which limit is met first, and so whether a line is named, is a matter of how busy the machine is.
    const line = found?.code === 'too-much' ? (fault?.[1] ?? null) : (found?.line ?? null)
    assert.deepEqual(found && [found.code, line, found.about], fault)
  })
}

test('a template says its values as they are, and reads nothing but them', () => {
  const values = { message: '<script>{{ number }}</script>', number: '7' }
  assert.equal(rendered('{{ message }} №{{ number }}', values), '<script>{{ number }}</script> №7')
  assert.throws(() => rendered('{{ constructor }}', values), /undefined variable/)
  assert.throws(() => rendered('{{ message.constructor.name }}', values), /undefined variable/)
})
