import { writeSync } from 'node:fs'
import type { CallContext } from '../../main/processes/rpc-message.ts'
import { serveParent } from '../../main/processes/serve-parent.ts'

/** A child for the tests of the supervisor: does whatever a bad child may do. */
export type TestChildMethods = {
  echo(value: unknown): unknown
  environment(name: string): string | undefined
  print(text: string): void
  crash(code: number): never
  hang(parameters: null): never
  grow(bytes: number): number
  wait(parameters: null, call: CallContext): Promise<never>
}

const kept: Buffer[] = []

const methods: TestChildMethods = {
  echo: (value) => value,
  environment: (name) => process.env[name],
  print: (text) => void process.stderr.write(`${text}\n`),
  crash: (code) => process.exit(code),
  hang() {
    writeSync(process.stderr.fd, 'hanging\n')
    for (;;);
  },
  grow: (bytes) => kept.push(Buffer.alloc(bytes, 1)),
  wait: () => new Promise(() => {}),
}

serveParent({ methods, notices: {} })
