import { z } from '@hono/zod-openapi'

/**
 * The records on the wire, in InvenTree's names (paths and fields follow its API level 530).
 * Routes answer with these; the renderer takes its types from them.
 */

const count = z.number().int()

// --- stock -----------------------------------------------------------------------------------------------------------

export const PathNode = z.object({ pk: count, name: z.string(), icon: z.string() }).openapi('PathNode')

export const PartBrief = z
  .object({
    pk: count,
    IPN: z.string(),
    barcode_hash: z.string(),
    name: z.string(),
    revision: z.string(),
    full_name: z.string(),
    description: z.string(),
    image: z.string().nullable(),
    thumbnail: z.string(),
    active: z.boolean(),
    locked: z.boolean(),
    assembly: z.boolean(),
    component: z.boolean(),
    minimum_stock: z.number(),
    is_template: z.boolean(),
    purchaseable: z.boolean(),
    salable: z.boolean(),
    testable: z.boolean(),
    trackable: z.boolean(),
    virtual: z.boolean(),
    consumable: z.boolean(),
    units: z.string(),
    default_location: count.nullable(),
    default_expiry: count,
  })
  .openapi('PartBrief')

export const Part = PartBrief.extend({
  category: count.nullable(),
  category_name: z.string().nullable(),
  keywords: z.string(),
  link: z.string(),
  notes: z.string(),
  variant_of: count.nullable(),
  creation_date: z.string(),
  creation_user: count.nullable(),
  /** Sum over stock of this part. */
  in_stock: z.number(),
  total_in_stock: z.number(),
  unallocated_stock: z.number(),
  stock_item_count: count,
}).openapi('Part')

export const PartCategory = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    parent: count.nullable(),
    level: count,
    pathstring: z.string(),
    path: z.array(PathNode).optional(),
    part_count: count,
    subcategories: count,
    structural: z.boolean(),
    icon: z.string(),
    default_location: count.nullable(),
    default_keywords: z.string(),
  })
  .openapi('PartCategory')

export const StockLocation = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    parent: count.nullable(),
    level: count,
    pathstring: z.string(),
    path: z.array(PathNode).optional(),
    /** Stock items in it and below. */
    items: count,
    sublocations: count,
    structural: z.boolean(),
    external: z.boolean(),
    icon: z.string(),
    custom_icon: z.string(),
    barcode_hash: z.string(),
  })
  .openapi('StockLocation')

export const LocationBrief = z.object({ pk: count, name: z.string(), pathstring: z.string() }).openapi('LocationBrief')

export const StockItem = z
  .object({
    pk: count,
    part: count,
    quantity: z.number(),
    serial: z.string().nullable(),
    batch: z.string().nullable(),
    location: count.nullable(),
    status: count,
    status_text: z.string(),
    status_custom_key: count.nullable(),
    parent: count.nullable(),
    belongs_to: count.nullable(),
    packaging: z.string().nullable(),
    expiry_date: z.string().nullable(),
    delete_on_deplete: z.boolean(),
    link: z.string(),
    notes: z.string(),
    purchase_price: z.number().nullable(),
    purchase_price_currency: z.string(),
    in_stock: z.boolean(),
    expired: z.boolean(),
    stale: z.boolean(),
    child_items: count,
    tracking_items: count,
    barcode_hash: z.string(),
    creation_date: z.string(),
    updated: z.string(),
    stocktake_date: z.string().nullable(),
    part_detail: PartBrief.optional(),
    location_detail: LocationBrief.nullable().optional(),
    location_path: z.array(PathNode).optional(),
  })
  .openapi('StockItem')

export const StockTracking = z
  .object({
    pk: count,
    item: count.nullable(),
    part: count,
    date: z.string(),
    tracking_type: count,
    label: z.string(),
    notes: z.string(),
    deltas: z.record(z.string(), z.unknown()),
    user: count.nullable(),
    user_detail: z.object({ pk: count, username: z.string() }).nullable().optional(),
  })
  .openapi('StockTracking')

// --- machines --------------------------------------------------------------------------------------------------------

export const MachineProperty = z
  .object({
    key: z.string(),
    value: z.string(),
    group: z.string(),
    type: z.enum(['str', 'bool', 'progress', 'int', 'float']),
    max_progress: z.number().nullable(),
  })
  .openapi('MachineProperty')

export const PrinterCondition = z.enum([
  'paper out',
  'paper low',
  'ribbon out',
  'ribbon low',
  'head open',
  'paper jam',
  'wrong media',
  'not calibrated',
  'label waiting',
  'too hot',
  'too cold',
  'head fault',
  'cutter fault',
  'buffer full',
  'battery low',
  'offline',
  'paused',
  'fault',
])
export const PrinterCommand = z.enum(['feed', 'calibrate', 'configuration label', 'pause', 'resume', 'cancel', 'reset'])

export const Machine = z
  .object({
    pk: z.string(),
    name: z.string(),
    machine_type: z.string(),
    driver: z.string(),
    active: z.boolean(),
    initialized: z.boolean(),
    /** Code of the status table; -1 without an instance. */
    status: count,
    status_model: z.string().nullable(),
    /** One clear sentence: what is, and what to do next. */
    status_text: z.string(),
    machine_errors: z.array(z.string()),
    is_driver_available: z.boolean(),
    restart_required: z.boolean(),
    /** Ours, of printers: the place of the setting LOCATION; null without one, or when there is no such place. */
    location: z.object({ pk: count, name: z.string(), pathstring: z.string() }).nullable(),
    /** Ours: the command that gives this user the right to the device; null while that is not what lacks. */
    fix_command: z.string().nullable(),
    properties: z.array(MachineProperty),
    /** Ours: a machine that lives in the program. */
    simulated: z.boolean(),
    /** Ours: since when the status holds, ISO 8601. */
    status_since: z.string(),
    /** Ours: word and colour of the status, so that a page needs no table. */
    status_label: z.string(),
    status_color: z.enum(['primary', 'secondary', 'success', 'warning', 'danger', 'info']),
    /** Ours, of printers: what a person can see there, and what it does on command. */
    conditions: z.array(PrinterCondition),
    commands: z.array(PrinterCommand),
  })
  .openapi('Machine')

const Provider = {
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  provider_file: z.string(),
  provider_plugin: z.object({ slug: z.string(), name: z.string(), pk: count.nullable() }).nullable(),
  is_builtin: z.boolean(),
}
export const MachineType = z.object(Provider).openapi('MachineType')
export const MachineDriver = z
  .object({ ...Provider, machine_type: z.string(), driver_errors: z.array(z.string()) })
  .openapi('MachineDriver')

export const SettingObject = z
  .object({
    pk: count.nullable(),
    key: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    name: z.string(),
    description: z.string(),
    type: z.enum(['boolean', 'integer', 'related field', 'string']),
    choices: z.array(z.object({ value: z.string(), display_name: z.string() })),
    model_name: z.string().nullable(),
    model_filters: z.record(z.string(), z.string()),
    api_url: z.string().nullable(),
    typ: z.enum(['inventree', 'user', 'plugin', 'plugin_user', 'machine_config']),
    units: z.string(),
    required: z.boolean(),
    confirm: z.boolean(),
    confirm_text: z.string(),
    read_only: z.boolean(),
    /** `M` or `D`, for machines. */
    config_type: z.enum(['M', 'D']).optional(),
    plugin: z.string().optional(),
    user: count.optional(),
    /** Ours: the value nobody has changed. */
    default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  })
  .openapi('SettingObject')

// --- scans -----------------------------------------------------------------------------------------------------------

const Code = {
  model: z.enum(['part', 'stockitem', 'stocklocation', 'supplierpart', 'manufacturerpart', 'purchaseorder']),
  pk: count,
}

/** One thing that a code says about itself, by the standard that it follows. */
export const CodeElement = z
  .object({
    /** Identifier of the standard: `01`, `1P`; empty where the place alone says what it is. */
    id: z.string(),
    name: z.string(),
    value: z.string(),
    raw: z.string(),
    problems: z.array(z.string()),
  })
  .openapi('CodeElement')

export const CodeReading = z
  .object({
    standard: z.enum([
      'command',
      'gs1',
      'envelope',
      'digital-link',
      'url',
      'hibc',
      'isbt',
      'parcel',
      'retail',
      'contact',
    ]),
    title: z.string(),
    elements: z.array(CodeElement),
    problems: z.array(z.string()),
  })
  .openapi('CodeReading')

export const CodeChoice = z.object({ ...Code, name: z.string() }).openapi('CodeChoice')

export const BarcodeRule = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    /** A regular expression with named groups that fits the whole code. */
    pattern: z.string(),
    /** A code that the pattern was made for. */
    sample: z.string(),
    /** Rules are asked from the smallest number on. */
    position: z.number().int(),
    active: z.boolean(),
  })
  .openapi('BarcodeRule')

export const Scan = z
  .object({
    /** Running number of the station. */
    pk: count,
    /** ISO 8601 with milliseconds: when the last byte of the code reached the program. */
    timestamp: z.string(),
    endpoint: z.string(),
    machine: z.string().nullable(),
    machine_name: z.string().nullable(),
    user: count.nullable(),
    /** The text of the code, without AIM identifier. */
    data: z.string(),
    /** The bytes as they came, hexadecimal. */
    raw: z.string(),
    /** AIM symbology identifier such as `]C0`. */
    symbology: z.string().nullable(),
    simulated: z.boolean(),
    /** How often the scanner read it in a row; it counts once. */
    reads: count,
    state: z.enum(['captured', 'matched', 'unknown', 'failed']),
    resolved_at: z.string().nullable(),
    plugin: z.string().nullable(),
    /** The object that was found. */
    match: z.object(Code).nullable(),
    error: z.string().nullable(),
    /** What was done, when a code did something. */
    message: z.string().nullable(),
    /** What the code says by the standards that it follows. */
    readings: z.array(CodeReading),
    /** What it may mean; one of them has to be chosen. */
    choices: z.array(CodeChoice),
  })
  .openapi('Scan')

// --- labels and printing ---------------------------------------------------------------------------------------------

export const LabelTemplate = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation']),
    filters: z.string(),
    filename_pattern: z.string(),
    enabled: z.boolean(),
    width: z.number(),
    height: z.number(),
    attach_to_model: z.boolean(),
    /** The published one. */
    revision: count,
    /** The address of its file. */
    template: z.string(),
    updated: z.string().nullable(),
    updated_by: count.nullable(),
    /** Ours: a drawing, commands of a printer, or a page. */
    kind: z.enum(['design', 'zpl', 'tspl', 'epl', 'esc-pos', 'html']),
    /** Ours: somebody works on the next revision. */
    draft: z.boolean(),
  })
  .openapi('LabelTemplate')

export const LabelTemplateRevision = z
  .object({
    revision: count,
    note: z.string(),
    created: z.string(),
    user: count.nullable(),
    is_published: z.boolean(),
  })
  .openapi('LabelTemplateRevision')

export const LabelAsset = z
  .object({
    pk: count,
    /** What image objects call it by. */
    name: z.string(),
    description: z.string(),
    media_type: z.string(),
    width: count,
    height: count,
    bytes: count,
    /** The address of the picture. */
    asset: z.string(),
    created: z.string(),
  })
  .openapi('LabelAsset')

export const ReportTemplate = z
  .object({
    pk: count,
    name: z.string(),
    description: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation']),
    filters: z.string(),
    filename_pattern: z.string(),
    enabled: z.boolean(),
    attach_to_model: z.boolean(),
    revision: count,
    page_size: z.enum(['A4', 'A3', 'Legal', 'Letter']),
    landscape: z.boolean(),
    merge: z.boolean(),
  })
  .openapi('ReportTemplate')

export const DataOutput = z
  .object({
    pk: count,
    created: z.string(),
    user: count.nullable(),
    total: count,
    progress: count,
    complete: z.boolean(),
    output_type: z.enum(['label', 'report', 'export']),
    template_name: z.string(),
    plugin: z.string(),
    output: z.string().nullable(),
    errors: z.record(z.string(), z.unknown()).nullable(),
    /** Ours: the job in the print queue that it tells of. */
    print_job: count.nullable(),
  })
  .openapi('DataOutput')

export const Attachment = z
  .object({
    pk: count,
    model_type: z.string(),
    model_id: count,
    filename: z.string(),
    /** The address of the file. */
    attachment: z.string(),
    file_size: count,
    comment: z.string(),
    upload_date: z.string(),
    upload_user: count.nullable(),
  })
  .openapi('Attachment')

export const StockValue = z
  .object({
    /** The default currency of the station. */
    currency: z.string(),
    /** Of all items whose price and rate are known. */
    value: z.number(),
    /** Items in stock without a price. */
    unpriced_items: count,
    currencies: z.array(
      z.object({
        currency: z.string(),
        amount: z.number(),
        items: count,
        /** Null where nobody knows one: then the amount is not part of the value. */
        rate: z.number().nullable(),
      }),
    ),
    rates_updated: z.string().nullable(),
  })
  .openapi('StockValue')

export const Notification = z
  .object({
    pk: count,
    target: z
      .object({ model: z.string(), pk: z.union([count, z.string()]), name: z.string(), link: z.string() })
      .nullable(),
    source: z.null(),
    user: count,
    category: z.string(),
    name: z.string(),
    message: z.string(),
    creation: z.string(),
    /** In seconds. */
    age: count,
    age_human: z.string(),
    read: z.boolean(),
  })
  .openapi('Notification')

export const MailRecord = z
  .object({
    pk: count,
    created: z.string(),
    direction: z.enum(['in', 'out']),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    state: z.enum(['sending', 'sent', 'failed', 'received']),
    error: z.string().nullable(),
  })
  .openapi('Mail')

export const PrintState = z
  .enum(['queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled'])
  .openapi('PrintState')

export const PrintLabel = z
  .object({
    pk: count,
    position: count,
    /** Null for a row of a file or a number of a counter. */
    item: count.nullable(),
    /** Values beside those of the item: prompts, columns of a row, the number of a counter. */
    data: z.record(z.string(), z.unknown()).nullable(),
    state: PrintState,
    error: z.string().nullable(),
    bytes: count,
    /** 0 for a first print, 1 for its reprint, and so on. */
    reprint: count,
    sent_at: z.string().nullable(),
    printed_at: z.string().nullable(),
    /** When its code was read after it was printed. */
    scanned_at: z.string().nullable(),
    /** When somebody said that this label does not count. */
    voided: z.string().nullable(),
    updated: z.string(),
  })
  .openapi('PrintLabel')

export const PrintJob = z
  .object({
    pk: count,
    created: z.string(),
    user: count.nullable(),
    plugin: z.string(),
    machine: z.string().nullable(),
    machine_name: z.string().nullable(),
    template: count,
    template_name: z.string(),
    model_type: z.string(),
    template_revision: count,
    copies: count,
    options: z.record(z.string(), z.unknown()),
    /** 0 is usual; higher comes first. */
    priority: z.number().int(),
    /** Where it stands in the line of its printer, among those as urgent: lower comes first. */
    place: count,
    /** Somebody stopped this job; the others of its printer go on. */
    is_held: z.boolean(),
    /** What has not left by then is cancelled. */
    expires: z.string().nullable(),
    reprint_of: count.nullable(),
    /** Why it was printed again. */
    reason: z.string(),
    /** Does the job wait until its labels are read? */
    scan_back: z.boolean(),
    /** Why this template and this printer. */
    rule: z.string(),
    /** Derived from the labels. */
    state: PrintState,
    /** Labels by state; the sum is the number of labels. */
    counts: z.record(z.string(), count),
    total: count,
    /** Why it stands or failed, and what to do next; empty when all is well. */
    message: z.string(),
    labels: z.array(PrintLabel).optional(),
  })
  .openapi('PrintJob')

/** A label printer with its line. */
export const QueuedPrinter = z
  .object({
    machine: z.string(),
    name: z.string(),
    /** Where it stands; empty for nobody knows. */
    location: z.string(),
    is_connected: z.boolean(),
    /** A person stopped its line. */
    is_paused: z.boolean(),
    pause_reason: z.string(),
    /** Labels that have not left. */
    waiting: count,
    /** How it is, in words. */
    state_text: z.string(),
    /** Why it is not connected; empty when it is. */
    obstacle: z.string(),
    conditions: z.array(PrinterCondition),
    /** The roll in it, where it can tell; length null for endless media. */
    media: z.object({ width_mm: z.number(), length_mm: z.number().nullable() }).nullable(),
    /** What it is for, by the rules. */
    roles: z.array(z.string()),
    /** Can it say what came out? */
    can_report: z.boolean(),
  })
  .openapi('QueuedPrinter')

/** What, where and which roll lead to which label on which printer. */
export const PrintRule = z
  .object({
    pk: count,
    /** The first that fits decides. */
    position: z.number().int(),
    name: z.string(),
    model_type: z.enum(['part', 'stockitem', 'stocklocation']),
    /** As the filters of templates. */
    filters: z.string(),
    /** Name of a station; empty: at every one. */
    station: z.string(),
    /** The roll that its printer must have; length null for endless media. */
    media: z.object({ width_mm: z.number().positive(), length_mm: z.number().positive().nullable() }).nullable(),
    template: count.nullable(),
    machine: z.string().nullable(),
    /** A job is over when its labels were read. */
    scan_back: z.boolean(),
    copies: count,
    enabled: z.boolean(),
  })
  .openapi('PrintRule')

/** One label on the paper of a simulated printer. */
export const PaperLabel = z
  .object({
    number: count,
    printed_at: z.string(),
    width_mm: z.number(),
    height_mm: z.number(),
    svg: z.string(),
    commands: z.string(),
  })
  .openapi('PaperLabel')

// --- plugins, users, server ------------------------------------------------------------------------------------------

export const PluginRecord = z
  .object({
    pk: count,
    key: z.string(),
    name: z.string().nullable(),
    package_name: z.string().nullable(),
    active: z.boolean(),
    meta: z.record(z.string(), z.string().nullable()).nullable(),
    mixins: z.record(z.string(), z.object({ key: z.string(), human_name: z.string() })),
    is_builtin: z.boolean(),
    is_sample: z.boolean(),
    is_installed: z.boolean(),
    is_package: z.boolean(),
    is_mandatory: z.boolean(),
    /** Ours: what became of it; `missing` means that its code is gone. */
    state: z.enum(['active', 'inactive', 'invalid', 'failed', 'crashed', 'missing']),
    /** Ours: why it is invalid, failed or crashed, and what to do; empty otherwise. */
    state_reason: z.string(),
    state_since: z.string().nullable(),
    /** Ours: where its code comes from; null when it is gone. */
    origin: z.enum(['builtin', 'sample', 'file', 'package', 'linked']).nullable(),
    folder: z.string().nullable(),
    /** Ours: what it says of itself before any of its code has run. */
    manifest: z
      .object({
        title: z.string(),
        description: z.string().nullable(),
        author: z.string().nullable(),
        version: z.string().nullable(),
        website: z.string().nullable(),
        license: z.string().nullable(),
        min_version: z.string().nullable(),
        max_version: z.string().nullable(),
        /** Null: nobody said which. */
        mixins: z.array(z.string()).nullable(),
      })
      .nullable(),
    /** Ours: "It may ..." */
    permissions: z.array(z.object({ key: z.string(), title: z.string(), is_enforced: z.boolean() })),
    /** Ours: what went wrong with it since it was last turned on. */
    errors: z.array(z.object({ stage: z.string(), message: z.string(), time: z.string() })),
    /** Ours: how often its process died since it was turned on, and what it said last then. */
    crashes: count,
    last_lines: z.array(z.string()),
  })
  .openapi('Plugin')

export const User = z
  .object({
    pk: count,
    username: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    email: z.string(),
    is_staff: z.boolean(),
    is_superuser: z.boolean(),
    is_active: z.boolean(),
  })
  .openapi('User')

export const ServerInfo = z
  .object({
    server: z.literal('InvenTree'),
    id: z.string(),
    version: z.string(),
    instance: z.string(),
    apiVersion: count,
    worker_running: z.boolean(),
    worker_count: count,
    worker_pending_tasks: count,
    plugins_enabled: z.boolean(),
    plugins_install_disabled: z.boolean(),
    active_plugins: z.union([
      z.array(z.object({ name: z.string(), slug: z.string(), version: z.string().nullable() })),
      z.literal(false),
    ]),
    email_configured: z.boolean(),
    debug_mode: z.boolean(),
    docker_mode: z.boolean(),
    default_locale: z.string(),
    customize: z.object({
      logo: z.string().nullable(),
      splash: z.string().nullable(),
      login_message: z.string().nullable(),
      navbar_message: z.string().nullable(),
      disable_theme_storage: z.boolean(),
    }),
    settings: z.object({
      sso_registration: z.boolean(),
      registration_enabled: z.boolean(),
      password_forgotten_enabled: z.boolean(),
    }),
    /** Null unless staff asks. */
    system_health: z.boolean().nullable(),
    database: z.string().nullable(),
    platform: z.string().nullable(),
    installer: z.string().nullable(),
    target: z.string().nullable(),
    django_admin: z.string().nullable(),
    /** Ours: name and version of this program, and whether it runs bundled plugins alone. */
    product: z.object({ name: z.literal('Scanbench'), version: z.string(), safe_mode: z.boolean() }),
  })
  .openapi('ServerInfo')

/**
 * One piece of news of the station: small and whole. `number` counts up by one; `epoch` names the run of the
 * station, so that a client notices a restart. `reset` means: too far behind, read everything again.
 */
export const StationEvent = z
  .discriminatedUnion('type', [
    z.object({ number: count, time: z.string(), type: z.literal('scan.captured'), data: Scan }),
    z.object({ number: count, time: z.string(), type: z.literal('scan.resolved'), data: Scan }),
    /** The scanner read the code of this scan again. */
    z.object({ number: count, time: z.string(), type: z.literal('scan.repeated'), data: Scan }),
    z.object({ number: count, time: z.string(), type: z.literal('machine.changed'), data: Machine }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('machine.deleted'),
      data: z.object({ pk: z.string() }),
    }),
    /** Something was plugged in or pulled out: list the devices again. */
    z.object({ number: count, time: z.string(), type: z.literal('devices.changed'), data: z.object({}) }),
    z.object({ number: count, time: z.string(), type: z.literal('print-job.changed'), data: PrintJob }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('printer.changed'),
      data: z.object({ machine: z.string() }),
    }),
    /** Also its draft; it may be gone. */
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('label-template.changed'),
      data: z.object({ pk: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('notification.changed'),
      data: z.object({ user: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('paper.printed'),
      data: z.object({ machine: z.string(), number: count }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('stock.changed'),
      data: z.object({
        model: z.enum([
          'part',
          'partcategory',
          'stockitem',
          'stocklocation',
          'company',
          'manufacturerpart',
          'supplierpart',
          'supplierpricebreak',
          'purchaseorder',
        ]),
        pk: count,
        action: z.enum(['created', 'saved', 'deleted']),
      }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('setting.changed'),
      data: z.object({ scope: z.string(), owner: z.string(), key: z.string() }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('plugin.changed'),
      data: z.object({ key: z.string(), active: z.boolean() }),
    }),
    z.object({
      number: count,
      time: z.string(),
      type: z.literal('plugin.progress'),
      data: z.object({ reference: z.string(), line: z.string() }),
    }),
    z.object({ number: count, time: z.string(), type: z.literal('heartbeat'), data: z.object({ epoch: z.string() }) }),
    z.object({ number: count, time: z.string(), type: z.literal('reset'), data: z.object({ epoch: z.string() }) }),
  ])
  .openapi('StationEvent')

export type PathNode = z.infer<typeof PathNode>
export type PartBrief = z.infer<typeof PartBrief>
export type Part = z.infer<typeof Part>
export type PartCategory = z.infer<typeof PartCategory>
export type StockLocation = z.infer<typeof StockLocation>
export type StockItem = z.infer<typeof StockItem>
export type StockTracking = z.infer<typeof StockTracking>
export type Machine = z.infer<typeof Machine>
export type MachineProperty = z.infer<typeof MachineProperty>
export type MachineType = z.infer<typeof MachineType>
export type MachineDriver = z.infer<typeof MachineDriver>
export type SettingObject = z.infer<typeof SettingObject>
export type CodeReading = z.infer<typeof CodeReading>
export type CodeElement = z.infer<typeof CodeElement>
export type CodeChoice = z.infer<typeof CodeChoice>
export type BarcodeRule = z.infer<typeof BarcodeRule>
export type Scan = z.infer<typeof Scan>
export type LabelTemplate = z.infer<typeof LabelTemplate>
export type LabelTemplateRevision = z.infer<typeof LabelTemplateRevision>
export type LabelAsset = z.infer<typeof LabelAsset>
export type ReportTemplate = z.infer<typeof ReportTemplate>
export type DataOutput = z.infer<typeof DataOutput>
export type Attachment = z.infer<typeof Attachment>
export type StockValue = z.infer<typeof StockValue>
export type Notification = z.infer<typeof Notification>
export type MailRecord = z.infer<typeof MailRecord>
export type PrintState = z.infer<typeof PrintState>
export type PrintLabel = z.infer<typeof PrintLabel>
export type PrintJob = z.infer<typeof PrintJob>
export type PrintRule = z.infer<typeof PrintRule>
export type QueuedPrinter = z.infer<typeof QueuedPrinter>
export type PaperLabel = z.infer<typeof PaperLabel>
export type PluginRecord = z.infer<typeof PluginRecord>
export type User = z.infer<typeof User>
export type ServerInfo = z.infer<typeof ServerInfo>
export type StationEvent = z.infer<typeof StationEvent>
