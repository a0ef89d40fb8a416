import { writeFile } from 'node:fs/promises'
import { contractRoutes } from './contract-routes.ts'
import { CONTRACT_FILE, contractText } from './contract-text.ts'

await writeFile(CONTRACT_FILE, contractText(contractRoutes()))
console.log(`Wrote ${CONTRACT_FILE}. Read the difference like code: clients depend on it.`)
