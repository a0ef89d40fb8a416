import type { StationDoor } from './station-door.ts'

/** What stood on the line behind the name of a command. */
export interface Given {
  words: readonly string[]
  /** Another registry than the station's, for this installation. */
  registry: string | null
  /** Of an uninstalled plugin the settings stay. */
  keepSettings: boolean
  /** What a plugin asks for is accepted. */
  accept: boolean
}

/** One command of `scanbench plugins`. */
export interface PluginCommand {
  /** What comes after the command's name. */
  takes: string
  least: number
  most: number
  does: string
  run(door: StationDoor, given: Given): Promise<string>
}
