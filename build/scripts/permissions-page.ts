import { PERMISSIONS } from '../../main/plugins/manifests/permissions.ts'

/** The page `docs/plugins/permissions.md`. */
export function permissionsPage(): string {
  return `# Permissions

The table is made from \`main/plugins/manifests/permissions.ts\`; change it there.

A plugin names in its manifest what it needs. A person reads it before turning the plugin on for the first time, and again when an
update asks for more. Without a permission the plugin still runs; the call that needs it fails with \`PLUGIN_DENIED\`.

\`\`\`json
{ "scanbench": { "apiVersion": 1, "slug": "shelf-codes", "name": "Shelf codes", "permissions": ["stock:read", "network"] } }
\`\`\`

| Permission | It may ... | Held to it |
| --- | --- | --- |
${Object.entries(PERMISSIONS)
  .map(([key, { title, isEnforced }]) => `| \`${key}\` | ${title} | ${isEnforced ? 'yes' : 'no: declared'} |`)
  .join('\n')}

## Who says yes

A person with the right to turn plugins on. \`PATCH /api/plugins/<key>/activate/\` with \`{ "active": true, "accept_permissions": ["network"] }\`
accepts what it names; while something of what the plugin asks for is not accepted, the answer is 409 \`PERMISSIONS_NOT_ACCEPTED\` with the list,
and nothing of the plugin runs. In the list of plugins each permission says \`is_accepted\`. The answer is remembered until the plugin's row is
deleted, so a later version asks for the difference alone; until that is accepted it is off, in the state \`waiting\`. A plugin that the
configuration makes mandatory is accepted with what it asks for when it is first seen, and asks for the difference like any other.

## What is held

- **The station's data.** \`this.station\` goes through the same door as every client and has the rights of the manifest.
  Its own settings, its own tables and its own addresses need no permission.
- **Files, programs, threads, native add-ons.** A plugin that is not bundled runs in a process of its own, started with Node's permission
  switches. It reads its own folder, and writes to one folder, \`plugin-data/<key>\` in the data folder of the station.
- **Secrets.** Its environment holds none of the station's; other plugins' settings are out of reach.

## What is declared only

- **The network.** Node 24 cannot limit it. Whoever must be sure uses a firewall.
- **The window.** A panel shares the page with everything else there and acts with the rights of whoever looks at it. It can ask the
  station for what that person can ask.

Bundled plugins and samples run in the station itself and are not limited: they are part of the program.

This keeps honest plugins honest and faulty ones small. It is no promise about code that was written to do harm: install what you trust.
`
}
