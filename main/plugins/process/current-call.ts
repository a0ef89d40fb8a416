import { AsyncLocalStorage } from 'node:async_hooks'

/** The number of the call that the plugin is working on, for whatever it asks of the station meanwhile. */
export const currentCall = new AsyncLocalStorage<number>()
