import { OPTION_KEYS, optionOf, type Option } from './options.ts'

/** What `--help` prints. */
export function helpText(): string {
  const rows = OPTION_KEYS.map(optionOf)
  const width = Math.max(...rows.map((option) => usage(option).length))
  const lines = rows.map((option) => `  ${usage(option).padEnd(width)}  ${option.description}${origin(option)}`)
  return ['Scanbench, the program of a warehouse workstation.', '', 'Options:', ...lines, ''].join('\n')
}

const WORD: Record<Option['type'], string> = {
  text: ' TEXT',
  integer: ' NUMBER',
  choice: ' WORD',
  list: ' TEXT,...',
  mapping: ' JSON',
  'yes or no': '',
}

const usage = (option: Option): string => `--${option.flag}${WORD[option.type]}`
const origin = (option: Option): string => (option.environment === null ? '' : ` [${option.environment}]`)

/** The page `docs/configuration.md`. */
export function configurationPage(): string {
  return `# Configuration

Made from the table in \`main/configuration/options.ts\`; change it there.

A value is looked for in this order, and the first that is found counts: option on the command line, environment
variable, configuration file, default. An option that is not known, a value of the wrong kind and a file that is not
valid JSON end the start with one sentence that names the place; nothing is changed then.

| Option | Environment | In the file | Value | Default | Meaning |
| --- | --- | --- | --- | --- | --- |
${OPTION_KEYS.map((key) => row(optionOf(key))).join('\n')}

A list is given with commas, in the file as a JSON array; as an option it may be repeated:
\`--plugins ./first --plugins ./second\`.

Options that are yes or no take \`--no-…\` for no, such as \`--no-demo\`. Options take their value as
\`--port 8000\` or \`--port=8000\`.

## Data folder

| System | Default |
| --- | --- |
| Linux | \`$XDG_DATA_HOME/scanbench\`, else \`~/.local/share/scanbench\` |
| macOS | \`~/Library/Application Support/Scanbench\` |
| Windows | \`%APPDATA%\\Scanbench\` |

Only its owner can read it. It holds \`scanbench.sqlite\` (everything the station knows), \`logs/\`, the optional
\`scanbench.json\`, and, while a station runs, \`station.json\` and \`lock.sqlite\`. One station uses a data folder at a time.

## Example

\`\`\`json
{ "port": 8000, "headless": true, "log_level": "warn" }
\`\`\`
`
}

function row(option: Option): string {
  const cells = [
    `\`--${option.flag}\``,
    code(option.environment),
    code(option.file),
    option.choices?.join(', ') ?? option.type,
    option.defaultText,
    option.description,
  ]
  return `| ${cells.join(' | ')} |`
}

const code = (text: string | null): string => (text === null ? '' : `\`${text}\``)
