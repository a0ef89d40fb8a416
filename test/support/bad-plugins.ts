/** What each does in `activate()`, or in `scan()`. */
const DEEDS: Readonly<Record<string, string>> = {
  Throws: `async scan(): Promise<null> { throw new Error('never') }
    async activate() { setInterval(() => void Promise.resolve().then(() => { throw new Error('late') }).catch(() => {}), 1) }`,
  Hangs: `async activate() { setTimeout(() => { for (;;); }, 100) }`,
  Leaks: `async activate() { setInterval(() => void kept.push(Buffer.alloc(64 * 2 ** 20, 1)), 50) }`,
  Exits: `async activate() { setTimeout(() => process.exit(7), 100) }`,
  Floods: `async activate() {
      const flood = () => {
        for (let i = 0; i < 500; i += 1) {
          this.log.info('x'.repeat(500))
          this.station.get('/api/stock/').catch(() => {})
        }
        setImmediate(flood)
      }
      setTimeout(flood, 100)
    }`,
}

/** Further ones that are asked what a code means. */
const ASKED_DEEDS: Readonly<Record<string, string>> = {
  Loops: `async scan(): Promise<null> { for (;;); }`,
}

export interface BadPlugins {
  slugs: readonly string[]
  /** Those whose process ends of what they do. */
  crashing: readonly string[]
  files: Readonly<Record<string, string>>
}

/**
 * Five plugins as files: one throws, one hangs in a timer, one leaks a gigabyte, one exits, one floods the station. If they are
 * asked what each code means there is a sixth, which never comes back from that.
 */
export function badPlugins({ areAsked }: { areAsked: boolean }): BadPlugins {
  const deeds = Object.entries(areAsked ? { ...DEEDS, ...ASKED_DEEDS } : DEEDS)
  const files = deeds.map(([name, deed]) => [`${name.toLowerCase()}.ts`, source(name, deed, areAsked)])
  const crashing = ['exits', 'hangs', 'leaks', ...(areAsked ? ['loops'] : [])]
  return { slugs: deeds.map(([name]) => name.toLowerCase()), crashing, files: Object.fromEntries(files) }
}

function source(name: string, deed: string, isAsked: boolean): string {
  const mixin = isAsked ? 'BarcodeMixin' : 'ActionMixin'
  const mixins = [isAsked ? 'barcode' : 'action']
  const scan = isAsked && !deed.includes('scan()') ? 'async scan() { return null }' : ''
  return `/* scanbench ${JSON.stringify({ apiVersion: 1, name, mixins, permissions: ['stock:read'] })} */
import { Plugin } from '@scanbench/plugin'
import { ${mixin} } from '@scanbench/plugin/mixins'
const kept: Buffer[] = []
export default class ${name} extends Plugin.with(${mixin}) {
  NAME = '${name}'
  ${scan}
  ${deed}
}
`
}
