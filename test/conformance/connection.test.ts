import { RIGS } from './connection-rigs.ts'
import { connectionSuite } from './connection-suite.ts'

connectionSuite(RIGS)
