import { reportSuite } from '../conformance/report-suite.ts'
import { USB_REPORT_RIGS } from './report-rigs.ts'

reportSuite(USB_REPORT_RIGS)
