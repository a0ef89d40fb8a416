import { sql as initial } from './001-initial.sql.ts'
import { sql as outputs } from './003-outputs.sql.ts'
import { sql as companies } from './004-companies.sql.ts'
import { sql as codes } from './005-codes.sql.ts'
import { sql as scanReads } from './006-scan-reads.sql.ts'
import { sql as templates } from './007-templates.sql.ts'
import { sql as printQueue } from './008-print-queue.sql.ts'
import { sql as background } from './002-background.sql.ts'
import { sql as eventRows } from './009-event-rows.sql.ts'
import { sql as unanswered } from './010-unanswered.sql.ts'
import { sql as consent } from './011-consent.sql.ts'
import { sql as scannerProfiles } from './012-scanner-profiles.sql.ts'
import { sql as reportTemplates } from './013-report-templates.sql.ts'
import { sql as rateSource } from './014-rate-source.sql.ts'
import { sql as printDecisions } from './015-print-decisions.sql.ts'
import { sql as printedAgain } from './016-printed-again.sql.ts'
import { sql as setupCodes } from './017-setup-codes.sql.ts'

export interface Migration {
  /** Counts up by one from 1; kept in the file as `user_version`. */
  version: number
  sql: string
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: initial },
  { version: 2, sql: background },
  { version: 3, sql: outputs },
  { version: 4, sql: companies },
  { version: 5, sql: codes },
  { version: 6, sql: scanReads },
  { version: 7, sql: templates },
  { version: 8, sql: printQueue },
  { version: 9, sql: eventRows },
  { version: 10, sql: unanswered },
  { version: 11, sql: consent },
  { version: 12, sql: scannerProfiles },
  { version: 13, sql: reportTemplates },
  { version: 14, sql: rateSource },
  { version: 15, sql: printDecisions },
  { version: 16, sql: printedAgain },
  { version: 17, sql: setupCodes },
]
