import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { DEFAULTS } from './choices.ts'
import { beginRepository, createPlugin } from './create-plugin.ts'
import { memoryFile, recall, remember } from './memory.ts'
import { namesOf } from './names.ts'
import { askAll } from './questions.ts'

interface Terminal {
  argv: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  input: Readable
  output: Writable
  version: string
  /** Version or address of the SDK unless `--sdk` says another. */
  sdk: string
  /** What links a plugin here and turns it on. */
  command: string
}

/** From the words of the command line to a folder with a plugin. */
export async function run({ argv, env, input, output, version, sdk, command }: Terminal): Promise<void> {
  const say = (text: string): void => void output.write(`${text}\n`)
  const { values } = parseArgs({
    args: [...argv],
    options: {
      default: { type: 'boolean' },
      output: { type: 'string', default: '.' },
      sdk: { type: 'string', default: sdk },
      version: { type: 'boolean' },
    },
  })
  if (values.version === true) return say(version)
  const file = memoryFile(env)
  const usual = { ...DEFAULTS, ...recall(file) }
  const choices = values.default === true ? usual : await askInTerminal(usual, input, output, say)
  const folder = createPlugin(choices, { output: values.output, sdk: values.sdk, year: new Date().getFullYear() })
  if (choices.hasGit && !beginRepository(folder)) say('There is no git here, so no repository was begun.')
  if (values.default !== true) remember(file, choices)
  // The parts in the window are loaded as they were built.
  const frontEnd = ['npm install --prefix frontend', 'npm run build:frontend']
  const steps = [
    `cd ${folder}`,
    'npm install',
    'npm test',
    ...(choices.mixins.includes('UserInterface') ? frontEnd : []),
    `${command} link ${folder}`,
    `${command} enable ${namesOf(choices.title).slug}`,
  ]
  say(`\nWritten: ${folder}\n\n${steps.map((step) => `  ${step}`).join('\n')}`)
}

async function askInTerminal(usual: typeof DEFAULTS, input: Readable, output: Writable, say: (text: string) => void) {
  // Lines are read as they come: answers may arrive all at once, from a file.
  const lines = createInterface({ input, output, terminal: false })
  const answers = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    output.write(question)
    const answer = await answers.next()
    if (answer.done === true) throw new Error('The answers ended before the questions did.')
    return answer.value
  }
  say('Enter takes what stands in brackets, "-" leaves empty; several words with commas between them.\n')
  try {
    return await askAll(usual, ask, say)
  } finally {
    lines.close()
  }
}
