#!/usr/bin/env node
import { nodeVersionProblem } from './programs/node-version.ts'

// Nothing else is imported before the check: an old Node would stop at its syntax, or crash in a native module.
const problem = nodeVersionProblem(process.versions.node)
if (problem === null) {
  const { runCommand } = await import('./programs/commands/run-command.ts')
  process.exitCode = await runCommand({
    argv: process.argv.slice(2),
    nodePath: process.execPath,
    print: (text) => void process.stdout.write(`${text}\n`),
    printError: (text) => void process.stderr.write(`${text}\n`),
  })
} else {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
