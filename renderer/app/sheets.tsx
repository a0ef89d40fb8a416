import { TypeCodeDialog } from '../features/station/type-code-dialog.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { Palette } from './palette.tsx'
import type { OpenSheet } from './use-global-shortcuts.ts'

export function Sheets({ sheet, onClose }: { sheet: OpenSheet; onClose: () => void }) {
  if (sheet === 'help') return <HelpSheet onClose={onClose} />
  if (sheet === 'type') return <TypeCodeDialog onClose={onClose} />
  if (sheet === 'palette') return <Palette onClose={onClose} />
  return null
}
