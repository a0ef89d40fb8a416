import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** The message as it came over the wire. */
  source: string
}

export interface MailServer extends AsyncDisposable {
  port: number
  received: ReceivedMail[]
  /** Recipients that it does not take. */
  refused: Set<string>
}

/** A real mail server on this machine, for one user `bench` with the password `secret`. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'bench' && password === 'secret' ? done(null, { user: 'bench' }) : done(new Error('wrong password')),
    onRcptTo: ({ address }, _session, done) => done(refused.has(address) ? new Error('no such mailbox') : null),
    onData(stream, { envelope }, done) {
      void stream.toArray().then((pieces) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        received.push({ from, to, source: Buffer.concat(pieces as Buffer[]).toString() })
        done()
      })
    },
  })
  server.on('error', () => {
    // A client that goes away is its own business.
  })
  const { server: socket } = server
  server.listen(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    port: (socket.address() as AddressInfo).port,
    received,
    refused,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
