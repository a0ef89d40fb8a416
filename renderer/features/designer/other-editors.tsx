import { useMe, useUserName } from '../../client/session.ts'
import type { TemplateEditor } from '../../client/template-drafts.ts'
import { sinceText } from '../../components/texts.ts'
import styles from './designer.module.css'

/** Two people at one template hear of each other before one of them saves. */
export function OtherEditors({ editors }: { editors: readonly TemplateEditor[] }) {
  return (
    <output className={styles['others']}>
      {editors.map((editor) => (
        <OtherEditor key={`${editor.user} ${editor.since}`} editor={editor} />
      ))}
    </output>
  )
}

function OtherEditor({ editor: { user, since } }: { editor: TemplateEditor }) {
  const name = useUserName(user)
  const isMe = useMe().data?.pk === user
  return (
    <span>
      <i className={styles['editor']} style={{ background: colorOf(user) }} aria-hidden="true">
        {initialsOf(name)}
      </i>
      {isMe
        ? `You have this template open in another window since ${sinceText(since)}.`
        : `${name} has this template open since ${sinceText(since)}.`}
    </span>
  )
}

/** White letters can be read on each of them. */
const COLORS = ['#6a3d9a', '#00695c', '#a33b00', '#1f5fa8', '#8a1f52', '#4d5b00'] as const

/** The same for a person each time. */
function colorOf(user: TemplateEditor['user']): string {
  return COLORS[(user ?? 0) % COLORS.length] ?? COLORS[0]
}

function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '').join('')
}
