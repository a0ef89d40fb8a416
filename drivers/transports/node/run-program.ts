import { spawn } from 'node:child_process'
import { nodeWait } from './node-wait.ts'

export interface ProgramEnd {
  /** Null when it was ended, or never began. */
  status: number | null
  output: string
  errors: string
  /** The program is not installed. */
  isMissing: boolean
}

/** Runs a program of the system with this input and waits for its end; one that takes too long is ended. */
export async function runProgram(
  program: string,
  given: readonly string[],
  { input, withinMs }: { input: Uint8Array; withinMs: number },
): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>()
  // Messages are told apart by their words, so they have to be in one language.
  const child = spawn(program, given, { stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } })
  using _deadline = nodeWait(withinMs, () => child.kill('SIGKILL'))
  const said = { output: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said.output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said.errors += text))
  child.on('error', (error) =>
    resolve({ status: null, ...said, isMissing: 'code' in error && error.code === 'ENOENT' }),
  )
  child.on('close', (status) => resolve({ status, ...said, isMissing: false }))
  // It may end without reading all; its status tells what that means.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return promise
}
