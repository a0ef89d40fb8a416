import { Plugin } from '@scanbench/plugin'
import { MailMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import type { MailMessage } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

/** Puts a word before the subject of each mail that leaves, and takes it off the answers. */
export default class MailSample extends Plugin.with(MailMixin, SettingsMixin) {
  NAME = 'Mail sample'
  SLUG = 'mail-sample'
  DESCRIPTION = 'Marks the subject of mail'

  SETTINGS = { PREFIX: text({ name: 'Prefix', description: 'Put before each subject', default: '[Bench]' }) }

  async processMailOut(mail: MailMessage): Promise<MailMessage> {
    return { ...mail, subject: `${await this.getSetting('PREFIX')} ${mail.subject}` }
  }

  async processMailIn(mail: MailMessage): Promise<MailMessage | null> {
    const prefix = `${await this.getSetting('PREFIX')} `
    return mail.subject.includes(prefix) ? { ...mail, subject: mail.subject.replace(prefix, '') } : null
  }
}
