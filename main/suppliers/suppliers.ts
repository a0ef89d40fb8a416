import { AppError, messageOf } from '@scanbench/plugin'
import { SettingsMixin, SupplierMixin } from '@scanbench/plugin/mixins'
import type { SupplierImport, SupplierSearchResult } from '@scanbench/plugin/mixins'
import { askPlugin, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import type { Part } from '../records/stock-records.ts'
import { refuse } from '../stock/refuse.ts'
import { publishChanges } from '../stock/stock-services.ts'
import type { StockServices } from '../stock/stock-services.ts'
import type { Database } from '../storage/database.ts'
import { importSupplierPart } from './import-supplier-part.ts'
import type { Catalogue, SupplierPartImport } from './import-supplier-part.ts'
import { readImportData, readSearchResults, readSuppliers } from './supplier-data.ts'

interface Options extends Catalogue {
  database: Database
  plugins: NamedPlugins
  events: StockServices['events']
}

export interface Supplier {
  plugin_slug: string
  supplier_slug: string
  supplier_name: string
}

export interface ImportRequest {
  plugin: string
  supplier: string
  part_import_id: string
  category_id: number | null
  part_id: number | null
}

export interface ImportResult extends Pick<SupplierImport, 'pricing' | 'parameters'> {
  part_id: number
  part_detail: Part
  supplier_part_id: number
  manufacturer_part_id: number | null
}

/** Parts at suppliers: searched, and imported with their prices. */
export class Suppliers {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** A plugin that fails leaves the others their place in the list. */
  async list(): Promise<Supplier[]> {
    const lists = await Promise.all(this.#plugins().map((plugin) => this.#suppliersOf(plugin).catch(() => [])))
    return lists.flat()
  }

  async search(plugin: string, supplier: string, term: string): Promise<SupplierSearchResult[]> {
    const asked = await this.#find(plugin, supplier)
    return readSearchResults(await this.#ask(asked, () => asked.getSearchResults(supplier, term)))
  }

  /** Everything is asked first, and then written at once or not at all. */
  async import(request: ImportRequest, user: number | null): Promise<ImportResult> {
    const { plugin, supplier, part_import_id, category_id: category, part_id: part } = request
    const asked = await this.#find(plugin, supplier)
    if (category === null && part === null)
      refuse('category_id', 'Give a category for a new part, or an existing part.')
    const company = await this.#companyOf(asked)
    const data = readImportData(await this.#ask(asked, () => asked.getImportData(supplier, part_import_id)))
    if (part === null) await this.#options.parts.judge({ ...data.part, category })
    const imported = await this.#write({ data, supplier: company, category, part, user })
    return {
      part_id: imported.part,
      part_detail: await this.#options.parts.get(imported.part),
      supplier_part_id: imported.supplierPart,
      manufacturer_part_id: imported.manufacturerPart,
      pricing: data.pricing,
      parameters: data.parameters,
    }
  }

  async #write(order: SupplierPartImport) {
    const { database, events } = this.#options
    const imported = await database.write
      .transaction()
      .execute((transaction) => importSupplierPart(transaction, this.#options, order))
    for (const [model, pk] of imported.made) publishChanges({ events }, model, 'created', [pk])
    return imported
  }

  async #find(slug: string, supplier: string): Promise<SupplierMixin> {
    const plugin = this.#plugins().find((candidate) => this.#options.plugins.slugOf(candidate) === slug)
    if (plugin === undefined) throw new AppError('NOT_FOUND', `There is no active supplier plugin "${slug}".`)
    const suppliers = await this.#suppliersOf(plugin)
    if (suppliers.some(({ supplier_slug }) => supplier_slug === supplier)) return plugin
    throw new AppError('NOT_FOUND', `Plugin ${plugin.NAME} knows no supplier "${supplier}".`)
  }

  async #suppliersOf(plugin: SupplierMixin): Promise<Supplier[]> {
    const suppliers = readSuppliers(await this.#ask(plugin, () => plugin.getSuppliers()))
    const plugin_slug = this.#options.plugins.slugOf(plugin) ?? ''
    return suppliers.map(({ slug, name }) => ({ plugin_slug, supplier_slug: slug, supplier_name: name }))
  }

  /** The company that the plugin stands for. */
  async #companyOf(plugin: SupplierMixin): Promise<number> {
    const company = plugin instanceof SettingsMixin ? Number(await plugin.getSetting('SUPPLIER')) : 0
    if (company > 0) return company
    const message = `Choose the company in the setting SUPPLIER of plugin ${plugin.NAME} first.`
    throw new AppError('SETTING_MISSING', message, { details: { detail: message } })
  }

  /** NOT_FOUND is an answer; anything else is a failure of the plugin, kept on it. */
  async #ask<T>(plugin: SupplierMixin, question: () => Promise<T>): Promise<T> {
    try {
      return await askPlugin(plugin, question)
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') throw error
      const message = messageOf(error)
      noteFailure(this.#options.plugins, plugin, { stage: 'supplier', error })
      throw new AppError('PLUGIN_ACTION_FAILED', `Plugin ${plugin.NAME} failed: ${message}`, { cause: error })
    }
  }

  #plugins(): SupplierMixin[] {
    return this.#options.plugins.withMixin(SupplierMixin.KEY).filter((plugin) => plugin instanceof SupplierMixin)
  }
}
