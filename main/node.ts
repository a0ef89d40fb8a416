import { nodeVersionProblem } from './programs/node-version.ts'

// Nothing else is imported before the check: an old Node would stop at its syntax, or crash in a native module.
const problem = nodeVersionProblem(process.versions.node)
if (problem === null) {
  const { runInNode } = await import('./programs/run-in-node.ts')
  await runInNode({ argv: process.argv.slice(2), defaults: {} })
} else {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}
