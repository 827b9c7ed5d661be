import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayRemovePhone } from './own-phones.ts'

const [proven, other, unproven] = [
  { id: 1, isProven: true },
  { id: 2, isProven: true },
  { id: 3, isProven: false },
]

for (const [name, phone, phones, hasMail, may] of [
  ['who has mail removes his only telephone', proven, [proven], true, true],
  ['who has none keeps the last one by which he comes in', proven, [proven, unproven], false, false],
  ['one of two that are proven goes', proven, [proven, other], false, true],
  ['one that is not proven goes beside another', unproven, [proven, unproven], false, true],
  ['the only address of all stays', unproven, [unproven], false, false],
] as const)
  test(name, () => assert.equal(mayRemovePhone(phone, { phones, hasMail }), may))
