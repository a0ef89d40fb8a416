import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** Something that people should know. @since 1.0 */
export interface PluginNotification {
  /** Such as `label.printing_failed`. */
  category: string
  name: string
  message: string
  /** What it is about, or null. */
  target: { model: string; pk: number | string } | null
  context: Record<string, unknown>
}

/**
 * Brings notifications to people by its own way.
 * @example
 * async sendNotification(notification: PluginNotification, users: ActingUser[]) { return true }
 * @since 1.0
 */
export abstract class NotificationMixin extends Plugin {
  static readonly KEY: string = 'notification'
  static readonly TITLE: string = 'Notifications'
  static readonly REQUIRED: readonly string[] = ['sendNotification']

  /** Whom this way can reach; all by default. */
  async filterTargets(users: ActingUser[]): Promise<ActingUser[]> {
    return users
  }

  /** True when it was delivered. */
  abstract sendNotification(notification: PluginNotification, users: ActingUser[]): Promise<boolean>
}
