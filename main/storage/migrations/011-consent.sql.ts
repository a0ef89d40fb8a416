/**
 * What of a plugin's permissions somebody accepted; null: nobody was asked yet. The window kept it among the metadata,
 * which whoever may write metadata could forge.
 */
export const sql = `
ALTER TABLE plugin_config ADD COLUMN accepted_permissions TEXT;
UPDATE plugin_config
  SET accepted_permissions = json_extract(metadata, '$.accepted_permissions'),
      metadata = json_remove(metadata, '$.accepted_permissions')
  WHERE json_type(metadata, '$.accepted_permissions') = 'array';
`
