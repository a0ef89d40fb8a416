import type { MailMessage } from '@scanbench/plugin/mixins'
import type { MailSender } from './mail.ts'

/** How mail leaves; the values of the settings MAIL_... */
export interface MailServer {
  /** Empty: nobody has said. */
  host: string
  port: number
  security: 'starttls' | 'tls' | 'none'
  user: string
  password: string
  from: string
}

const TIMEOUT_MS = 15_000

/** Hands mail to a server by SMTP. The settings are read anew for each message. */
export class SmtpSender implements MailSender {
  readonly #server: () => Promise<MailServer>

  constructor({ server }: { server: () => Promise<MailServer> }) {
    this.#server = server
  }

  async sender(): Promise<string | null> {
    const { host, from, user } = await this.#server()
    if (host === '') return null
    return from === '' ? user || `scanbench@${host}` : from
  }

  async send({ from, to, subject, text, html, headers }: MailMessage): Promise<void> {
    const { host, port, security, user, password } = await this.#server()
    // Loaded with the first mail: most stations never send one.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user === '' ? {} : { auth: { user, pass: password } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // A message is text that people and plugins wrote: it must not pull in files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({ from, to, subject, text, headers, ...(html === null ? {} : { html }) })
    } finally {
      transport.close()
    }
  }
}
