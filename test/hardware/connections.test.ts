import { connectionSuite } from '../conformance/connection-suite.ts'
import { USB_RIGS } from './connection-rigs.ts'

connectionSuite(USB_RIGS)
