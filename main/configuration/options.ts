/** Where a value may come from, and what it may be. Parsing, `--help` and `docs/configuration.md` are made from this table. */
export interface Option {
  flag: string
  environment: string | null
  /** Key in the configuration file; null where the file cannot say it. */
  file: string | null
  type: 'text' | 'integer' | 'yes or no' | 'choice' | 'list' | 'mapping'
  choices?: readonly string[]
  min?: number
  max?: number
  /** Shown to people; the value itself is in `DEFAULTS`. */
  defaultText: string
  description: string
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const OPTIONS = {
  data: {
    flag: 'data',
    environment: 'SCANBENCH_DATA',
    file: null,
    type: 'text',
    defaultText: 'the data folder of the platform, see below',
    description: 'Folder with the database, the log and the configuration file. It is made if it is missing.',
  },
  config: {
    flag: 'config',
    environment: 'SCANBENCH_CONFIG',
    file: null,
    type: 'text',
    defaultText: '`scanbench.json` in the data folder',
    description: 'Configuration file, a JSON object. It may be missing unless it is named here.',
  },
  port: {
    flag: 'port',
    environment: 'SCANBENCH_PORT',
    file: 'port',
    type: 'integer',
    min: 0,
    max: 65_535,
    defaultText: '0: any free port',
    description: 'Port on 127.0.0.1 for the window and for other clients.',
  },
  headless: {
    flag: 'headless',
    environment: 'SCANBENCH_HEADLESS',
    file: 'headless',
    type: 'yes or no',
    defaultText: 'no',
    description: 'Open no window, only print the address.',
  },
  browser: {
    flag: 'browser',
    environment: 'SCANBENCH_BROWSER',
    file: 'browser',
    type: 'text',
    defaultText: 'the first Chromium-family browser found',
    description: 'Browser executable that shows the window where Electron is not used.',
  },
  adminPassword: {
    flag: 'admin-password',
    environment: 'SCANBENCH_ADMIN_PASSWORD',
    file: 'admin_password',
    type: 'text',
    defaultText: 'none: sign-in by password stays closed',
    description:
      'Password of the user `station`, set at each start. Prefer the environment: flags are visible to other programs.',
  },
  demo: {
    flag: 'demo',
    environment: 'SCANBENCH_DEMO',
    file: 'demo',
    type: 'yes or no',
    defaultText: 'no; yes with `npm start`',
    description: 'Fill an empty database with the demonstration warehouse and its simulated devices.',
  },
  logLevel: {
    flag: 'log-level',
    environment: 'SCANBENCH_LOG_LEVEL',
    file: 'log_level',
    type: 'choice',
    choices: LOG_LEVELS,
    defaultText: 'info',
    description: 'Least important lines that are written to the log.',
  },
  logToOutput: {
    flag: 'log-to-output',
    environment: 'SCANBENCH_LOG_TO_OUTPUT',
    file: 'log_to_output',
    type: 'yes or no',
    defaultText: 'no',
    description: 'Write the log to standard output as well, for a service manager that collects it.',
  },
  plugins: {
    flag: 'plugins',
    environment: 'SCANBENCH_PLUGINS',
    file: 'plugins',
    type: 'list',
    defaultText: 'none',
    description:
      'Folders with plugins. They are made if they are missing; what is in them stays off until it is turned on.',
  },
  mandatoryPlugins: {
    flag: 'mandatory-plugins',
    environment: 'SCANBENCH_MANDATORY_PLUGINS',
    file: 'mandatory_plugins',
    type: 'list',
    defaultText: 'those that the station needs',
    description: 'Keys of further plugins that are always on.',
  },
  pluginFile: {
    flag: 'plugin-file',
    environment: 'SCANBENCH_PLUGIN_FILE',
    file: 'plugin_file',
    type: 'text',
    defaultText: '`plugins.txt` beside the configuration file',
    description: 'Text file that lists the plugin packages of the station. It is made if it is missing.',
  },
  pluginInstall: {
    flag: 'plugin-install',
    environment: 'SCANBENCH_PLUGIN_INSTALL',
    file: 'plugin_install',
    type: 'yes or no',
    defaultText: 'yes',
    description: 'Plugin packages can be installed and uninstalled.',
  },
  safeMode: {
    flag: 'safe-mode',
    environment: 'SCANBENCH_SAFE_MODE',
    file: 'safe_mode',
    type: 'yes or no',
    defaultText: 'no',
    description: 'Run the bundled plugins alone. Nothing is forgotten: without it the others are on again.',
  },
  pluginSettings: {
    flag: 'plugin-settings',
    environment: 'SCANBENCH_PLUGIN_SETTINGS',
    file: 'plugin_settings',
    type: 'mapping',
    defaultText: 'none',
    description: 'Settings of plugins that nobody can change in the program, by key of the plugin.',
  },
  globalSettings: {
    flag: 'global-settings',
    environment: 'SCANBENCH_GLOBAL_SETTINGS',
    file: 'global_settings',
    type: 'mapping',
    defaultText: 'none',
    description: 'Settings of the station that nobody can change in the program.',
  },
  help: {
    flag: 'help',
    environment: null,
    file: null,
    type: 'yes or no',
    defaultText: 'no',
    description: 'Print this table and end.',
  },
  version: {
    flag: 'version',
    environment: null,
    file: null,
    type: 'yes or no',
    defaultText: 'no',
    description: 'Print the version and end.',
  },
} as const satisfies Record<string, Option>

export type OptionKey = keyof typeof OPTIONS
export const OPTION_KEYS = Object.keys(OPTIONS) as OptionKey[]

/** The same rows with one type, for code that treats all of them alike. */
export const optionOf = (key: OptionKey): Option => OPTIONS[key]
