import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as mixins from '@scanbench/plugin/mixins'
import { describe, expect, test } from 'vitest'
import { readSource, ROOT, sourceFiles } from './imports.ts'

/** Mixin to key: InvenTree's table, and below it what is ours. */
const KEYS: Readonly<Record<string, string>> = {
  ActionMixin: 'action',
  APICallMixin: 'api_call',
  AppMixin: 'app',
  BarcodeMixin: 'barcode',
  CurrencyExchangeMixin: 'currencyexchange',
  DataExportMixin: 'exporter',
  EventMixin: 'events',
  IconPackMixin: 'icon_pack',
  LabelPrintingMixin: 'labels',
  LocateMixin: 'locate',
  MachineDriverMixin: 'machine',
  MailMixin: 'mail',
  NavigationMixin: 'navigation',
  NotificationMixin: 'notification',
  ReportMixin: 'report',
  ScheduleMixin: 'schedule',
  SettingsMixin: 'settings',
  SupplierBarcodeMixin: 'supplier-barcode',
  SupplierMixin: 'supplier',
  TransitionMixin: 'statetransition',
  UrlsMixin: 'urls',
  UserInterfaceMixin: 'ui',
  ValidationMixin: 'validation',

  WebhookMixin: 'webhook',
}

/** Mixins that serve the plugin itself: nothing in the station asks for them. */
const USED_BY_THE_PLUGIN_ALONE: ReadonlySet<string> = new Set(['APICallMixin'])

/** Mixins that ask the station, where it is the other way round: by the address of their service. */
const ADDRESSES: Readonly<Record<string, string>> = {
  SupplierBarcodeMixin: '/api/station/supplier-barcodes/resolve/',
}

const declared = globSync('plugins/sdk/mixins/*-mixin.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
const exported: [name: string, key: string][] = Object.entries(mixins).map(([name, { KEY }]) => [name, KEY])
const pages = new Set(globSync('docs/plugins/mixins/*.md', { cwd: ROOT }).map((file) => basename(file, '.md')))
const sources = sourceFiles().map((file) => ({ file, text: readSource(file) }))
const below = (folder: string) => sources.filter(({ file }) => file.startsWith(folder))
const plugins = [...below('plugins/builtin/'), ...below('plugins/samples/')]
const services = below('main/').filter(({ file }) => !file.startsWith('main/plugins/process/'))

const asked = (name: string, key: string) =>
  services.some(({ text }) => names(text, name) || text.includes(`withMixin('${key}')`) || serves(text, name))
const serves = (text: string, name: string) => ADDRESSES[name] !== undefined && text.includes(`'${ADDRESSES[name]}'`)
const names = (text: string, name: string) => new RegExp(`\\b${name}\\b`, 'u').test(text)

describe('every mixin', () => {
  test('is exported by the door, in a file of its own', () => {
    const classes = declared.map((file) => /export abstract class (\w+)/u.exec(readSource(file))?.[1])
    expect(new Set(classes)).toEqual(new Set(exported.map(([name]) => name)))
    expect(classes.length).toBe(exported.length)
    expect(declared.every((file) => readSource(join('plugins/sdk/mixins', 'index.ts')).includes(basename(file)))).toBe(
      true,
    )
  })

  test('has a key of its own, which is InvenTree’s where that has the mixin', () => {
    expect(Object.fromEntries(exported)).toEqual(KEYS)
    expect(new Set(Object.values(KEYS)).size).toBe(exported.length)
  })

  test('has a page', () => {
    expect(exported.map(([, key]) => key).filter((key) => !pages.has(key))).toEqual([])
    expect([...pages].filter((page) => !Object.values(KEYS).includes(page))).toEqual([])
  })

  test('is used by a bundled plugin or a sample', () => {
    const unused = exported.filter(([name]) => !plugins.some(({ text }) => names(text, name)))
    expect(unused.map(([name]) => name)).toEqual([])
  })

  test('has a service in the station that asks for it', () => {
    const unasked = exported.filter(([name, key]) => !USED_BY_THE_PLUGIN_ALONE.has(name) && !asked(name, key))
    expect(unasked.map(([name]) => name)).toEqual([])
  })
})
