import { describe, expect, test } from 'vitest'
import { readConfiguration, type ConfigurationSources } from './configuration.ts'

function read(sources: Partial<ConfigurationSources>) {
  return readConfiguration({
    argv: [],
    env: { HOME: '/home/ann' },
    platform: 'linux',
    readFile: () => null,
    defaults: {},
    unknownFlags: 'refuse',
    ...sources,
  })
}

const HOME = '/home/ann/.local/share/scanbench'

describe('configuration', () => {
  test('without any source everything has its default', () => {
    expect(read({})).toEqual({
      data: HOME,
      config: `${HOME}/scanbench.json`,
      port: 0,
      headless: false,
      browser: null,
      adminPassword: null,
      demo: false,
      logLevel: 'info',
      logToOutput: false,
      plugins: [],
      mandatoryPlugins: [],
      pluginFile: `${HOME}/plugins.txt`,
      pluginInstall: true,
      safeMode: false,
      pluginSettings: {},
      globalSettings: {},
      help: false,
      version: false,
    })
  })

  test('a flag beats the environment, the environment beats the file, the file beats what the start assumes', () => {
    const configuration = read({
      argv: ['--port', '1'],
      env: { HOME: '/home/ann', SCANBENCH_PORT: '2', SCANBENCH_LOG_LEVEL: 'warn' },
      readFile: () => '{ "port": 3, "log_level": "debug", "demo": false, "admin_password": "from file" }',
      defaults: { port: 4, demo: true, headless: true },
    })
    expect(configuration).toMatchObject({
      port: 1,
      logLevel: 'warn',
      demo: false,
      adminPassword: 'from file',
      headless: true,
    })
  })

  test('flags take their value after a space or after =, switches take none and may be negated', () => {
    expect(read({ argv: ['--port=7', '--headless', '--no-demo', '--log-level', 'error'] })).toMatchObject({
      port: 7,
      headless: true,
      demo: false,
      logLevel: 'error',
    })
  })

  test('the configuration file is looked for in the data folder unless it is named', () => {
    const asked: string[] = []
    const readFile = (path: string) => (asked.push(path), '{}')
    read({ argv: ['--data', '/srv/bench'], readFile })
    read({ argv: ['--config', '/etc/scanbench.json'], readFile })
    expect(asked).toEqual(['/srv/bench/scanbench.json', '/etc/scanbench.json'])
  })

  test('unknown flags are passed over where Chromium has switches of its own', () => {
    expect(read({ argv: ['--disable-gpu', '--port', '5'], unknownFlags: 'ignore' }).port).toBe(5)
  })

  test.each<[string, Partial<ConfigurationSources>, string]>([
    ['an unknown flag', { argv: ['--prot', '1'] }, '--prot is not known as an option; --help lists them.'],
    ['a loose word', { argv: ['start'] }, 'start is not known as an option; --help lists them.'],
    ['a missing value', { argv: ['--port'] }, '--port needs a value after it.'],
    [
      'a port out of range',
      { argv: ['--port', '70000'] },
      'The option --port must be a whole number from 0 to 65535, not "70000".',
    ],
    [
      'a wrong word in the environment',
      { env: { HOME: '/h', SCANBENCH_LOG_LEVEL: 'loud' } },
      'The environment variable SCANBENCH_LOG_LEVEL must be one of debug, info, warn, error, not "loud".',
    ],
    [
      'a wrong type in the file',
      { readFile: () => '{ "headless": 3 }' },
      `The key "headless" in ${HOME}/scanbench.json must be yes or no, not 3.`,
    ],
    [
      'an unknown key in the file',
      { readFile: () => '{ "prot": 3 }' },
      `The key "prot" in ${HOME}/scanbench.json is not known.`,
    ],
    [
      'a secret of the wrong type, without repeating it',
      { readFile: () => '{ "admin_password": 123456 }' },
      `The key "admin_password" in ${HOME}/scanbench.json must be a text.`,
    ],
    [
      'a file that is no object',
      { readFile: () => '[]' },
      `The configuration file ${HOME}/scanbench.json must hold a JSON object.`,
    ],
    [
      'a named file that is missing',
      { argv: ['--config', '/nowhere.json'] },
      'The configuration file /nowhere.json does not exist.',
    ],
    [
      'a platform folder that is not known',
      { platform: 'win32', env: {} },
      'No data folder is known, because APPDATA is not set in the environment: name one with --data.',
    ],
  ])('%s ends in one sentence', (_, sources, sentence) => {
    expect(() => read(sources)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: sentence }))
  })

  test('broken JSON is told with the name of the file', () => {
    expect(() => read({ readFile: () => '{ "port": ' })).toThrow(/scanbench\.json is not valid JSON: /u)
  })
})
