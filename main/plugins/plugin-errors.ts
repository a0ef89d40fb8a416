export interface PluginError {
  /** `discovery`, `plugin_dirs`, `<NAME>:init_plugin`, `<NAME>:activate` ..., or the name of a hook. */
  stage: string
  /** Slug, class, or file. */
  name: string
  message: string
  /** Where in the plugin it happened; empty where that says nothing. */
  trace: string
  time: string
}

/** A plugin that fails at every scan must not fill the memory. */
const KEPT_OF_EACH = 20

/** What went wrong with plugins, by stage; a stage of a plugin that is tried again starts empty. */
export class PluginErrors {
  #errors: PluginError[] = []
  readonly #clock: () => Date

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  add({ stage, name, message, trace }: Omit<PluginError, 'time'>): void {
    const same = this.of(name)
    const oldest = same.length >= KEPT_OF_EACH ? same[0] : undefined
    if (oldest !== undefined) this.#errors.splice(this.#errors.indexOf(oldest), 1)
    this.#errors.push({ stage, name, message, trace, time: this.#clock().toISOString() })
  }

  clear(name: string): void {
    this.#errors = this.#errors.filter((error) => error.name !== name)
  }

  clearAll(): void {
    this.#errors = []
  }

  of(name: string): PluginError[] {
    return this.#errors.filter((error) => error.name === name)
  }

  list(): readonly PluginError[] {
    return this.#errors
  }
}
