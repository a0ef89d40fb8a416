import { runCommand } from '../../main/programs/commands/run-command.ts'

// Without words all of plugins.txt is installed.
const words = process.argv.slice(2)
process.exitCode = await runCommand({
  argv: ['plugins', ...(words.length === 0 ? ['install'] : words)],
  nodePath: process.execPath,
  print: console.log,
  printError: console.error,
})
