import type { Options } from 'multicast-dns'
import { PRINTER_SERVICES, readRecord, sightingsOf, type ServiceRecord } from './service-records.ts'
import type { Sighting } from './sighting.ts'

interface Listening {
  /** How long devices have for their answers. */
  forMs: number
  socket: Options
}

/** Asks who prints, and listens for a while. Rejects when this computer lets nobody listen. */
export async function hearAnnouncements({ forMs, socket }: Listening): Promise<Sighting[]> {
  const { default: createMulticast } = await import('multicast-dns')
  const multicast = createMulticast(socket)
  const records: ServiceRecord[] = []
  const failed = Promise.withResolvers<never>()
  multicast.on('error', (error: Error) => failed.reject(error))
  multicast.on('response', ({ answers = [], additionals = [] }) => {
    const heard = [...answers, ...additionals].flatMap(readRecord)
    records.push(...heard)
    // Some devices tell a name alone, and have to be asked where it is.
    const questions = heard.flatMap(furtherQuestions)
    if (questions.length > 0) multicast.query(questions)
  })
  try {
    multicast.query(PRINTER_SERVICES.map((name) => ({ name, type: 'PTR' as const })))
    await Promise.race([new Promise((resolve) => setTimeout(resolve, forMs)), failed.promise])
    return sightingsOf(records)
  } finally {
    await new Promise<void>((resolve) => multicast.destroy(() => resolve()))
  }
}

function furtherQuestions(record: ServiceRecord): { name: string; type: 'SRV' | 'TXT' | 'A' }[] {
  if (record.type === 'SRV') return [{ name: record.target, type: 'A' }]
  if (record.type !== 'PTR') return []
  return [
    { name: record.instance, type: 'SRV' },
    { name: record.instance, type: 'TXT' },
  ]
}
