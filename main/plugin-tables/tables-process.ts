import { serveParent } from '../processes/serve-parent.ts'
import { TableFile } from './table-file.ts'
import { TABLES_FILE } from './tables-contract.ts'

serveParent({ methods: new TableFile(process.env[TABLES_FILE] ?? '').methods, notices: {} })
