import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { addMachine } from '../support/machines.ts'
import { createTestStation } from '../support/test-station.ts'

it('a network scanner needs no terminator set: it is learned from the first codes', async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connected = once(server, 'connection') as Promise<[Socket]>
  await using test = await createTestStation()
  using news = await test.news()
  await addMachine(test, news, {
    name: 'Gate',
    machine_type: 'barcode-scanner',
    driver: 'tcp-scanner',
    // The last one completes the address, so there is one connection.
    settings: {
      'D/FRAMING': 'learned',
      'D/SILENCE_MS': 50,
      'D/HOST': '127.0.0.1',
      'D/PORT_NUMBER': (server.address() as AddressInfo).port,
    },
  })
  const [scanner] = await connected
  for (const code of ['A1', 'B2']) {
    scanner.write(`${code}\t`)
    await news.until('scan.resolved', ({ data }) => data === code)
  }
  scanner.write('C3\tD4\t')
  await news.until('scan.resolved', ({ data }) => data === 'D4')
  const scans = news.events.flatMap((event) => (event.type === 'scan.captured' ? [event.data.data] : []))
  expect(scans).toEqual(['A1', 'B2', 'C3', 'D4'])
  scanner.destroy()
  server.close()
})
