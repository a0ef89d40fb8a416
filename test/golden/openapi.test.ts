import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { contractRoutes } from '../../build/scripts/contract-routes.ts'
import { CONTRACT_FILE, contractText } from '../../build/scripts/contract-text.ts'
import { routeTable } from '../../main/api/route-table.ts'

test('the contract is the one that was agreed on; after a wanted change run `npm run contract:update`', async () => {
  const [now, agreed] = [contractText(contractRoutes()), await readFile(CONTRACT_FILE, 'utf8')]
  expect(JSON.parse(now)).toEqual(JSON.parse(agreed))
})

test('the order of the routes does not change the contract', () => {
  expect(contractText(contractRoutes().toReversed())).toBe(contractText(contractRoutes()))
})

test('no two routes answer the same request', () => {
  expect(routeTable(contractRoutes()).length).toBeGreaterThan(50)
})
