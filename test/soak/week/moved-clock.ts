// Loaded before a process of the desk (`--import`): its clock is that of the machine, moved by the milliseconds that stand in the file
// SOAK_CLOCK, which all of them read. Only the recurring jobs of the queue keep the machine's time: a jump of hours is no hour of minutes to them.
import { openSync, readSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { HELD, WIDTH } from './clock-file.ts'

const { SOAK_CLOCK = '' } = process.env
const file = openSync(SOAK_CLOCK, 'r')
const bytes = Buffer.alloc(WIDTH + 1)
const pause = new Int32Array(new SharedArrayBuffer(4))
const Machine = Date

function now(): number {
  for (;;) {
    readSync(file, bytes, 0, bytes.length, 0)
    const text = bytes.toString('latin1')
    if (text[WIDTH] !== HELD) return Machine.now() + Number(text.slice(0, WIDTH))
    Atomics.wait(pause, 0, 0, 1)
  }
}

globalThis.Date = new Proxy(Machine, {
  construct: (target, given: [], called) => Reflect.construct(target, given.length === 0 ? [now()] : given, called),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})
Object.assign(globalThis, { MachineDate: Machine })

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context)
    if (!url.endsWith('/graphile-worker/dist/cron.js') || !loaded.source) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    return { ...loaded, source: `const Date = globalThis.MachineDate\n${text}` }
  },
})
