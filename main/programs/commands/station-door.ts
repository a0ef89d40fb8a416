import { AppError } from '@scanbench/plugin'
import type { Configuration } from '../../configuration/configuration.ts'
import { prepareDataFolder } from '../../configuration/data-folder.ts'
import { readStationNote, type StationNote } from '../../configuration/station-lock.ts'
import { STATION } from '../../users/actor.ts'
import { hostStation, type CreateStation } from '../host-station.ts'
import { isStationRunning } from '../second-start.ts'
import { secretHeader } from '../station-secret.ts'

/** The API of the station on a data folder, whether it runs or not. */
export interface StationDoor extends AsyncDisposable {
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}

interface Way {
  configuration: Configuration
  createStation: CreateStation
  nodePath: string
}

/** Through the station that runs; where none does, over its data folder, which it may not start on meanwhile. */
export async function openStationDoor(way: Way): Promise<StationDoor> {
  const { data } = way.configuration
  try {
    prepareDataFolder(data)
    return await restingDoor(way)
  } catch (error) {
    if (!isStationRunning(error)) throw error
    const note = readStationNote(data)
    if (note === null) throw running('A station is just starting or stopping on this data folder: try again.')
    return runningDoor(note)
  }
}

async function restingDoor({ configuration, ...way }: Way): Promise<StationDoor> {
  const quiet = { ...configuration, demo: false, adminPassword: null }
  const hosted = await hostStation({ ...way, configuration: quiet, isServed: false, isResting: true })
  return {
    call: (method, path, body) =>
      ask(
        (request) => hosted.station.fetch(request, { actor: STATION }),
        requestOf('http://127.0.0.1', method, path, body),
      ),
    [Symbol.asyncDispose]: () => hosted[Symbol.asyncDispose](),
  }
}

function runningDoor({ address, secret, pid }: StationNote): StationDoor {
  if (address === null)
    throw running(`Scanbench runs in its own window (process ${pid}): use its Plugins page, or close it first.`)
  return {
    call(method, path, body) {
      const request = requestOf(address, method, path, body)
      request.headers.set('authorization', secretHeader(secret))
      return ask(fetch, request)
    },
    [Symbol.asyncDispose]: async () => {},
  }
}

function requestOf(address: string, method: string, path: string, body: unknown): Request {
  const text = body === undefined ? null : JSON.stringify(body)
  return new Request(`${address}${path}`, { method, body: text, headers: { 'content-type': 'application/json' } })
}

async function ask<T>(fetch: (request: Request) => Promise<Response>, request: Request): Promise<T> {
  const response = await fetch(request)
  const answer: unknown = response.status === 204 ? null : await response.json()
  if (response.ok) return answer as T
  throw new AppError('INVALID_INPUT', sentences(answer).join('\n'))
}

/** What an answer of the API says went wrong, in whatever shape. */
function sentences(answer: unknown): string[] {
  if (typeof answer === 'string') return [answer]
  if (Array.isArray(answer)) return answer.flatMap(sentences)
  if (typeof answer !== 'object' || answer === null) return []
  const { code: _, detail, ...fields } = answer as Record<string, unknown>
  const rest = Object.values(fields).flatMap(sentences)
  return [...new Set([...sentences(detail), ...rest])]
}

function running(sentence: string): AppError {
  return new AppError('STATION_RUNNING', sentence)
}
