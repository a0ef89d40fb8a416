import type { OpenedPlugin } from './opened-plugin.ts'

export type PluginState =
  | { state: 'active'; since: string; opened: OpenedPlugin }
  | { state: 'inactive'; since: string }
  /** It is to be on, and asks for something that nobody accepted yet. */
  | { state: 'waiting'; since: string; reason: string }
  /** It is to be on, and waits for a person because the start of the station before did not come through. */
  | { state: 'held'; since: string; reason: string }
  /** Something in the manifest or the class forbids turning it on. */
  | { state: 'invalid'; since: string; reason: string }
  /** It was turned on and broke. */
  | { state: 'failed'; since: string; reason: string }
  /** Its process died too often; it stays down until somebody starts it. */
  | { state: 'crashed'; since: string; reason: string }
