import { Plugin } from '../plugin.ts'

/** A message before it leaves or after it came. @since 1.0 */
export interface MailMessage {
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
  headers: Record<string, string>
}

/**
 * Sees every mail; what it returns goes on in its place, null leaves it as it is.
 * @example
 * async processMailOut(mail: MailMessage) { return { ...mail, subject: `[Bench] ${mail.subject}` } }
 * @since 1.0
 */
export abstract class MailMixin extends Plugin {
  static readonly KEY: string = 'mail'
  static readonly TITLE: string = 'Mail'
  static readonly REQUIRED: readonly string[] = ['processMailOut', 'processMailIn']

  /** Before a mail leaves. */
  abstract processMailOut(mail: MailMessage): Promise<MailMessage | null>

  /** After a mail came. */
  abstract processMailIn(mail: MailMessage): Promise<MailMessage | null>
}
