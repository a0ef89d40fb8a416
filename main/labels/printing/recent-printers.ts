interface Options {
  read: (user: number) => Promise<string>
  write: (user: number, machines: string) => Promise<void>
}

const KEPT = 10

/** The printers that each person printed on, the last one first. */
export class RecentPrinters {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async of(user: number | null): Promise<string[]> {
    if (user === null) return []
    const text = await this.#options.read(user)
    return text.split(',').filter((machine) => machine !== '')
  }

  async used(machine: string, user: number | null): Promise<void> {
    if (user === null) return
    const others = (await this.of(user)).filter((one) => one !== machine)
    await this.#options.write(user, [machine, ...others].slice(0, KEPT).join(','))
  }
}
