import type { DoorContext } from '../api/door.ts'
import type { Log } from '../logs/pino-log.ts'
import type { Actor } from '../users/actor.ts'

/** What a program hands to the station it starts. */
export interface StationOptions {
  /** The data folder, made, writable and locked. */
  folder: string
  log: Log
  adminPassword: string | null
  /** Fill an empty database with the demonstration warehouse. */
  demo: boolean
  /** Folder of the built window. */
  windowFolder: string
  /** The plain Node binary that child processes run on. */
  nodePath: string
}

/** What the programs need of a station; `createStation` gives more. */
export interface HostedStation {
  fetch(request: Request, context?: DoorContext): Promise<Response>
  start(): Promise<void>
  stop(): Promise<void>
  /** Signs a window of this machine in, once. */
  createWindowTicket(): string
  /** Who acts in the local window where no cookie is needed. */
  windowActor(): Actor
}

export type CreateStation = (options: StationOptions) => Promise<HostedStation>
