/** Who brought the rates; empty for those that were there before it was asked. */
export const sql = `ALTER TABLE exchange_rate ADD COLUMN source TEXT NOT NULL DEFAULT '';`
