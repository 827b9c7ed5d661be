import assert from 'node:assert/strict'
import test from 'node:test'
import { isInn, isKpp } from './requisites.ts'

test('an INN of an organisation and of a person is known by its check digits', () => {
  for (const right of ['6671041207', '7707083893', '500100732259', '7830002293']) assert.ok(isInn(right), right)
  for (const wrong of ['6671041208', '500100732258', '500100732249', '123', '', '667104120a', '0', '66710412077'])
    assert.ok(!isInn(wrong), wrong)
})

test('a KPP is nine signs; letters stand in the fifth and sixth place only', () => {
  for (const right of ['773301001', '7733AZ001']) assert.ok(isKpp(right), right)
  for (const wrong of ['77330100', '7733az001', 'A73301001', '7733010011']) assert.ok(!isKpp(wrong), wrong)
})
