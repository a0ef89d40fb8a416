import { IconUsers } from '@tabler/icons-react'
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
      <IconUsers size={16} aria-hidden="true" />
      {isMe
        ? `You have this template open in another window since ${sinceText(since)}.`
        : `${name} has this template open since ${sinceText(since)}.`}
    </span>
  )
}
