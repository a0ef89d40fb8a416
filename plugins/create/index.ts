#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { run } from './run.ts'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }
try {
  await run({
    argv: process.argv.slice(2),
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    version,
    sdk: '^1.0.0',
    command: 'scanbench plugins',
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
