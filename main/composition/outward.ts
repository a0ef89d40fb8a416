import type { Logger, ModelKey } from '@scanbench/plugin'
import { Currency } from '../currency/currency.ts'
import type { EventLog } from '../events/event-log.ts'
import type { TemplateHost } from '../labels/liquid/template-host.ts'
import { OfferedTemplates } from '../labels/templates/offered-templates.ts'
import { TemplateDrafts } from '../labels/templates/template-drafts.ts'
import { TemplateStore } from '../labels/templates/template-store.ts'
import { Mail } from '../mail/mail.ts'
import { SmtpSender } from '../mail/smtp-sender.ts'
import type { MailServer } from '../mail/smtp-sender.ts'
import { NotificationInbox } from '../notifications/notification-inbox.ts'
import { Notifications } from '../notifications/notifications.ts'
import type { Recipient } from '../notifications/recipients.ts'
import { Attachments } from '../outputs/attachments.ts'
import type { Outputs } from '../outputs/outputs.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import type { PrintJob } from '../records/print-records.ts'
import type { PagePrinter } from '../reports/page-printer.ts'
import { ReportContexts } from '../reports/report-contexts.ts'
import { ReportObjects } from '../reports/report-objects.ts'
import { ReportPreviews } from '../reports/report-previews.ts'
import { RemoteImages } from '../reports/remote-images.ts'
import { ReportSnippets } from '../reports/report-snippets.ts'
import { REPORT_SORT, ReportTemplates } from '../reports/report-sort.ts'
import { Reports } from '../reports/reports.ts'
import type { ReportPlugins } from '../reports/report-plugins.ts'
import type { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import type { Parts } from '../stock/parts/parts.ts'
import type { StockItems } from '../stock/items/stock-items.ts'
import type { StockLocations } from '../stock/locations/stock-locations.ts'
import type { RelatedObjects } from '../stock/related-objects.ts'
import type { Database } from '../storage/database.ts'
import type { Users } from '../users/users.ts'

interface Needed {
  database: Database
  plugins: NamedPlugins
  events: EventLog
  users: Users
  outputs: Outputs
  reportPlugins: ReportPlugins
  templateHost: () => Promise<TemplateHost>
  pagePrinter: PagePrinter
  parts: Parts
  stockItems: StockItems
  stockLocations: StockLocations
  related: RelatedObjects
  code: (model: ModelKey, pk: number) => Promise<string>
  /** The keys of what a list shows. */
  find: (model: ModelKey, query: string) => Promise<number[]>
  globalSetting: (key: keyof typeof GLOBAL_SETTINGS) => Promise<unknown>
  clock: () => Date
  log: Logger
}

export type Outward = ReturnType<typeof createOutward>

/** The services through which the station tells the world something: notifications, mail, reports, money. */
export function createOutward(needed: Needed) {
  const { database, plugins, events, users, outputs, globalSetting, clock, log } = needed
  const isOn = (key: keyof typeof GLOBAL_SETTINGS) => async () => (await globalSetting(key)) === true
  const attachments = new Attachments({ database, clock })
  const reportTemplates = new ReportTemplates({ documents: [] })
  const forStore = { database, sort: REPORT_SORT, shelf: reportTemplates, clock }
  const reportStore = new TemplateStore({ ...forStore, events, log })
  const reportSnippets = new ReportSnippets({ database, clock })
  const records = reportRecords(needed)
  const reportWork = {
    snippets: reportSnippets,
    remoteImages: new RemoteImages({ isOn: isOn('REPORT_FETCH_URLS'), log }),
    objects: new ReportObjects({ records, find: needed.find }),
    contexts: new ReportContexts({
      code: needed.code,
      lists: (model, pk, isWanted) => needed.related.of(model, pk, isWanted),
      plugins: needed.reportPlugins,
      actingUser: (pk) => users.acting(pk),
      host: needed.templateHost,
      baseUrl: () => 'http://scanbench.localhost',
      clock,
    }),
    printer: needed.pagePrinter,
  }
  return {
    attachments,
    pagePrinter: needed.pagePrinter,
    notifications: new Notifications({ database, plugins, clock, log }),
    inbox: new NotificationInbox({ database, events, clock }),
    mail: new Mail({
      database,
      plugins,
      isOpenToPlugins: isOn('ENABLE_PLUGINS_MAILS'),
      sender: new SmtpSender({ server: () => mailServer(globalSetting) }),
      clock,
      log,
    }),
    currency: new Currency({
      database,
      plugins,
      settings: async () => ({
        base: String(await globalSetting('INVENTREE_DEFAULT_CURRENCY')),
        codes: String(await globalSetting('CURRENCY_CODES'))
          .split(/[\s,;]+/u)
          .filter((code) => code !== ''),
        plugin: String(await globalSetting('CURRENCY_UPDATE_PLUGIN')),
        intervalDays: Number(await globalSetting('CURRENCY_UPDATE_INTERVAL')),
      }),
      clock,
      log,
    }),
    reportTemplates,
    reportStore,
    reportSnippets,
    reportDrafts: new TemplateDrafts({ ...forStore, store: reportStore }),
    offeredReports: new OfferedTemplates({
      shelf: reportTemplates,
      data: { record: async (model, pk) => (await records(model, [pk]))[0] ?? null },
    }),
    reports: new Reports({
      ...reportWork,
      templates: reportTemplates,
      outputs,
      attach: (attachment) => attachments.add(attachment),
      plugins: needed.reportPlugins,
      isOn: isOn('REPORT_ENABLE'),
      isDebugging: isOn('REPORT_DEBUG_MODE'),
      log,
    }),
    reportPreviews: new ReportPreviews(reportWork),
  }
}

/** Told in the window alone: a printer that fails often must not fill anybody's mail. */
export function tellOfFailedJob({ notifications }: Outward, log: Logger): (job: PrintJob, reason: string) => void {
  return ({ pk, user, template_name }, reason) => {
    const recipients: Recipient[] = [user === null ? { group: 'superusers' } : { user }]
    const occasion = {
      category: 'label.printing_failed',
      name: `${template_name} was not printed`,
      message: reason,
      target: { model: 'printjob', pk },
      recipients,
      delivery: ['inventree-ui-notification'],
    }
    notifications.trigger(occasion).catch((error: unknown) => {
      log.error('Nobody could be told of a print job that failed', { job: pk, error })
    })
  }
}

async function mailServer(setting: Needed['globalSetting']): Promise<MailServer> {
  return {
    host: String(await setting('MAIL_HOST')),
    port: Number(await setting('MAIL_PORT')),
    security: (await setting('MAIL_SECURITY')) as MailServer['security'],
    user: String(await setting('MAIL_USER')),
    password: String(await setting('MAIL_PASSWORD')),
    from: String(await setting('MAIL_FROM')),
  }
}

const DETAILS = { partDetail: true, locationDetail: true, pathDetail: true }

function reportRecords({ parts, stockItems, stockLocations }: Needed) {
  return async (model: ModelKey, pks: readonly number[]): Promise<readonly Record<string, unknown>[]> => {
    if (model === 'stockitem') return stockItems.some(pks, DETAILS)
    if (model === 'part') return parts.some(pks)
    return model === 'stocklocation' ? stockLocations.some(pks, { pathDetail: true }) : []
  }
}
