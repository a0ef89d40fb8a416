/** A job whose code does not read back is held until a person lets it out, and what each person chose last is kept. */
export const sql = `
ALTER TABLE print_job ADD COLUMN unread_code TEXT NOT NULL DEFAULT '';
ALTER TABLE print_job ADD COLUMN released_by INTEGER;
ALTER TABLE print_job ADD COLUMN release_reason TEXT NOT NULL DEFAULT '';

DROP TABLE print_choice;
CREATE TABLE last_choice (
  user INTEGER NOT NULL,
  model_type TEXT NOT NULL,
  template INTEGER NOT NULL,
  plugin TEXT NOT NULL,
  machine TEXT NOT NULL,
  copies INTEGER NOT NULL,
  options TEXT NOT NULL,
  updated TEXT NOT NULL,
  PRIMARY KEY (user, template, plugin, machine)
) STRICT, WITHOUT ROWID;
`
