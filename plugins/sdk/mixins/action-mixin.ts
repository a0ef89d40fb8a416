import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/**
 * A named operation that a client, a button or a command code can trigger.
 * @example
 * ACTION_NAME = 'sample'
 * async getInfo(user: ActingUser | null) { return { hello: 'world', user: user?.username } }
 * @since 1.0
 */
export abstract class ActionMixin extends Plugin {
  static readonly KEY: string = 'action'
  static readonly TITLE: string = 'Actions'
  static readonly REQUIRED: readonly string[] = []

  /** Compared exactly; the plugin's NAME without it. */
  declare readonly ACTION_NAME?: string

  /** Does the work. What it returns is ignored: `getResult` and `getInfo` are asked afterwards. */
  async performAction(_user: ActingUser | null, _data: unknown): Promise<void> {}

  /** Did it work? Told to the caller. */
  async getResult(_user: ActingUser | null, _data: unknown): Promise<boolean> {
    return false
  }

  /** Anything that JSON can carry. */
  async getInfo(_user: ActingUser | null, _data: unknown): Promise<unknown> {
    return null
  }
}
