/** What is asked of a sample in both places, after it was activated and before it is deactivated. */
export interface SampleCalls {
  settings?: Readonly<Record<string, unknown>>
  /** What the station answers, by `METHOD path`; NOT_FOUND for the rest. */
  answers?: Readonly<Record<string, unknown>>
  /** Method and arguments, one after the other. Nothing that depends on the time or on chance. */
  calls: readonly (readonly [member: string, ...given: readonly unknown[]])[]
  /** What has to be there meanwhile, such as a server; its settings are laid over those above. */
  surroundings?: () => Promise<Surroundings>
}

export interface Surroundings extends AsyncDisposable {
  settings: Readonly<Record<string, unknown>>
}

export const ANA = { pk: 2, username: 'ana', is_staff: true, is_superuser: false }

/** A request as a plugin with addresses gets it. */
export function request(over: object = {}): object {
  return { method: 'GET', path: '', params: {}, query: {}, headers: {}, body: new Uint8Array(), user: ANA, ...over }
}
