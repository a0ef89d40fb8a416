export interface PluginError {
  /** `discovery`, `<NAME>:init_plugin`, `<NAME>:activate`, `<NAME>:deactivate`. */
  stage: string
  /** Slug or class of the plugin. */
  name: string
  message: string
}

/** What went wrong with plugins, by stage; a stage of a plugin that is tried again starts empty. */
export class PluginErrors {
  #errors: PluginError[] = []

  add(error: PluginError): void {
    this.#errors.push(error)
  }

  clear(name: string): void {
    this.#errors = this.#errors.filter((error) => error.name !== name)
  }

  list(): readonly PluginError[] {
    return this.#errors
  }
}
