import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPassing } from './absence.ts'

const withCode = (code: string) => Object.assign(new Error('said by the server'), { code })

for (const [what, error, passes] of [
  ['nobody listens', withCode('ECONNREFUSED'), true],
  ['the connection was cut', withCode('ECONNRESET'), true],
  ['the pipe is broken', withCode('EPIPE'), true],
  ['the database starts up', withCode('57P03'), true],
  ['an administrator stopped it', withCode('57P01'), true],
  ['it crashed', withCode('57P02'), true],
  ['the connection failed', withCode('08006'), true],
  ['it has too many connections', withCode('53300'), true],
  ['its disk is full', withCode('53100'), true],
  ['two changes waited for each other', withCode('40P01'), true],
  ['the pool is full', new Error('timeout exceeded when trying to connect'), true],
  ['the connection ended', new Error('Connection terminated unexpectedly'), true],
  ['a row is there already', withCode('23505'), false],
  ['the input means nothing', withCode('22P02'), false],
  ['a defect of ours', new TypeError('x is not a function'), false],
  ['what is no error', 'timeout exceeded when trying to connect', false],
] as const) {
  test(`${what}: ${passes ? 'it passes' : 'it does not pass by itself'}`, () => assert.equal(isPassing(error), passes))
}
