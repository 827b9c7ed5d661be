import { subscribe } from 'node:diagnostics_channel'
import { demandNoTransaction } from '../../src/db/engine/transactions.ts'

// Loaded into every process of the runner. Whatever connects to the outside in the middle of a transaction, by whatever library,
// ends the test file that made it do so: an error that is thrown here becomes one that nobody catches.

subscribe('net.client.socket', () => demandNoTransaction('somebody is connected to'))
