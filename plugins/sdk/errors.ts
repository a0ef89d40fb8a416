/** The one error table of the program. `docs/errors.md` is generated from it. */
export const ERRORS = {
  INVALID_INPUT: { status: 400, expected: true, message: 'Some values were not accepted' },
  NOT_FOUND: { status: 404, expected: true, message: 'Not found' },
  METHOD_NOT_ALLOWED: { status: 405, expected: true, message: 'Method not allowed here' },
  NOT_ACCEPTABLE: { status: 406, expected: true, message: 'This cannot be read' },
  CONFLICT: { status: 409, expected: true, message: 'Somebody else changed this in the meantime' },
  TOO_LARGE: { status: 413, expected: true, message: 'This is more than may be sent' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, expected: true, message: 'This kind of request body is not understood' },
  UNAUTHORIZED: { status: 401, expected: true, message: 'Sign in first' },
  FORBIDDEN: { status: 403, expected: true, message: 'You have no right to do this' },
  CANCELLED: { status: 499, expected: true, message: 'Cancelled' },
  TIMEOUT: { status: 504, expected: true, message: 'No answer in time' },
  CONNECTION_LOST: { status: 503, expected: true, message: 'The connection was lost' },
  PLUGIN_MANIFEST_INVALID: { status: 400, expected: true, message: 'The manifest of the plugin has an error' },
  PLUGIN_VERSION_MISMATCH: { status: 400, expected: true, message: 'The plugin does not fit this version' },
  PLUGIN_LOAD_FAILED: { status: 500, expected: true, message: 'The plugin could not be loaded' },
  PLUGIN_FINAL_MEMBER: {
    status: 500,
    expected: true,
    message: 'The plugin redefines a final member',
    inventree: 'INVE-E11',
  },
  PLUGIN_SLUG_TAKEN: { status: 500, expected: true, message: 'Another plugin has this slug already' },
  PLUGIN_ACTIVE: { status: 400, expected: true, message: 'Turn the plugin off first' },
  PLUGIN_INSTALL_FAILED: { status: 400, expected: true, message: 'The plugin could not be installed' },
  PLUGIN_MANDATORY: { status: 400, expected: true, message: 'This plugin is always on', inventree: 'INVE-E10' },
  PLUGIN_CRASHED: { status: 503, expected: true, message: 'The process of the plugin ended' },
  PLUGIN_TIMEOUT: { status: 504, expected: true, message: 'The plugin gave no answer in time' },
  PLUGIN_DENIED: { status: 403, expected: true, message: 'The plugin has no permission for this' },
  PERMISSIONS_NOT_ACCEPTED: {
    status: 409,
    expected: true,
    message: 'The plugin asks for something that nobody accepted yet',
  },
  MIXIN_NOT_IMPLEMENTED: { status: 500, expected: true, message: 'The plugin lacks a member that its mixin requires' },
  MIXIN_INVALID: {
    status: 500,
    expected: true,
    message: 'The plugin declares something that its mixin does not allow',
  },
  TABLES_REFUSED: { status: 400, expected: true, message: "The plugin's tables refused a statement" },
  PLUGIN_ACTION_FAILED: { status: 500, expected: true, message: 'The plugin failed at what it was asked to do' },
  DRIVER_NOT_FOUND: { status: 400, expected: true, message: 'The driver is not available' },
  DEVICE_NOT_FOUND: { status: 404, expected: true, message: 'The device is not there' },
  DEVICE_BUSY: { status: 409, expected: true, message: 'Another program holds the device' },
  DEVICE_DENIED: { status: 403, expected: true, message: 'No right to open the device' },
  DEVICE_DISCONNECTED: { status: 503, expected: true, message: 'The device is disconnected' },
  DEVICE_PROTOCOL: { status: 502, expected: true, message: 'The device answered something that was not understood' },
  DEVICE_UNAVAILABLE: { status: 503, expected: true, message: 'This kind of connection does not work on this machine' },
  SETTING_MISSING: { status: 400, expected: true, message: 'A required setting is missing' },
  BARCODE_UNKNOWN: { status: 400, expected: true, message: 'No match found for barcode data' },
  BARCODE_MALFORMED: { status: 400, expected: true, message: 'The barcode could not be read' },
  BARCODE_AMBIGUOUS: { status: 400, expected: true, message: 'The barcode means more than one thing' },
  TEMPLATE_INVALID: { status: 400, expected: true, message: 'The label template has an error' },
  RENDER_FAILED: { status: 400, expected: true, message: 'The label could not be drawn' },
  RATES_NOT_UPDATED: { status: 502, expected: true, message: 'No new exchange rates came; the old ones are kept' },
  MAIL_NOT_SENT: { status: 502, expected: true, message: 'The mail was not sent' },
  REPORTS_UNAVAILABLE: { status: 503, expected: true, message: 'This machine has nothing that makes pages of reports' },
  JOB_REJECTED: { status: 400, expected: true, message: 'The print job was not accepted' },
  CONFIGURATION_INVALID: { status: 500, expected: true, message: 'The configuration has an error' },
  DATA_FOLDER_UNUSABLE: { status: 500, expected: true, message: 'The data folder cannot be used' },
  STATION_RUNNING: { status: 409, expected: true, message: 'A station already uses this data folder' },
  PORT_TAKEN: { status: 409, expected: true, message: 'The port is taken' },
  DATABASE_NEWER: { status: 500, expected: true, message: 'The database was written by a newer version' },
  DATABASE_DAMAGED: { status: 500, expected: true, message: 'The database is damaged' },
  MIGRATION_FAILED: { status: 500, expected: true, message: 'The database could not be brought up to date' },
  INTERNAL: { status: 500, expected: false, message: 'Something is wrong in the program itself' },
} as const satisfies Record<string, ErrorRow>

interface ErrorRow {
  status: number
  expected: boolean
  message: string
  inventree?: string
}

/** The codes of the error table. @since 1.0 */
export type ErrorCode = keyof typeof ERRORS

export interface AppErrorOptions {
  /** Field name to messages, as InvenTree answers them; or any plain data that helps. */
  details?: Record<string, unknown>
  cause?: unknown
}

/** The only error class that crosses a border. @since 1.0 */
export class AppError extends Error {
  /** What kind of failure; compare this and never the message. */
  readonly code: ErrorCode
  /** The HTTP status it becomes. */
  readonly status: number
  /** False: the program itself is wrong. */
  readonly expected: boolean
  /** Field name to messages, or any plain data that helps. */
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message?: string, options: AppErrorOptions = {}) {
    super(message ?? ERRORS[code].message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.status = ERRORS[code].status
    this.expected = ERRORS[code].expected
    this.details = options.details
  }
}

/** A hook or constant that a mixin demands was not supplied. @since 1.0 */
export class MixinNotImplementedError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super('MIXIN_NOT_IMPLEMENTED', message, options)
    this.name = 'MixinNotImplementedError'
  }
}

/** The plugin supplied something, and it is wrong. @since 1.0 */
export class MixinImplementationError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super('MIXIN_INVALID', message, options)
    this.name = 'MixinImplementationError'
  }
}

/** What an error looks like on a pipe: plain data. */
export interface WireError {
  code: ErrorCode
  message: string
  details?: Record<string, unknown>
  stack?: string
}

/** Any thrown value as plain data; what is not an AppError becomes INTERNAL. */
export function toWire(error: unknown): WireError {
  if (error instanceof AppError) {
    const wire: WireError = { code: error.code, message: error.message }
    if (error.details !== undefined) wire.details = error.details
    if (error.stack !== undefined) wire.stack = stackOf(error)
    return wire
  }
  const wire: WireError = { code: 'INTERNAL', message: messageOf(error) }
  if (error instanceof Error && error.stack !== undefined) wire.stack = stackOf(error)
  return wire
}

/** With that of the cause below it, which tells where it began. */
function stackOf({ stack, cause }: Error): string {
  return cause instanceof Error && cause.stack !== undefined ? `${stack}\n    caused by ${cause.stack}` : `${stack}`
}

/** The error of the far side, with its stack below the near one. */
export function fromWire(wire: WireError): AppError {
  const code = Object.hasOwn(ERRORS, wire.code) ? wire.code : 'INTERNAL'
  const error = new AppError(code, wire.message, wire.details === undefined ? {} : { details: wire.details })
  if (wire.stack !== undefined) error.stack = `${error.stack ?? ''}\n    --- far side ---\n${wire.stack}`
  return error
}

/** What to say of any thrown value, in its own words. @since 1.0 */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const GONE: ReadonlySet<ErrorCode> = new Set(['DEVICE_NOT_FOUND', 'DEVICE_DISCONNECTED', 'CONNECTION_LOST'])

/** Is the device away, so that trying again later makes sense? @since 1.0 */
export function isDeviceGone(error: unknown): boolean {
  return error instanceof AppError && GONE.has(error.code)
}
