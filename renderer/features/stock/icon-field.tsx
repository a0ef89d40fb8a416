import { useSetIcon } from '../../client/stock.ts'
import { fieldError } from '../../components/field-error.ts'
import { IconSelect } from '../../components/icons/icon-select.tsx'

interface IconFieldProps {
  kind: 'location' | 'category'
  pk: number
  label: string
  icon: string
}

/** The icon of a place or a category; a choice acts at once. */
export function IconField({ kind, pk, label, icon }: IconFieldProps) {
  const set = useSetIcon(kind, pk)
  const error = set.isError ? (fieldError(set.error, 'custom_icon', 'icon') ?? set.error.message) : null
  return (
    <IconSelect
      label={label}
      value={set.isPending ? set.variables : icon}
      error={error}
      disabled={set.isPending}
      onChange={(chosen) => chosen !== icon && set.mutate(chosen)}
    />
  )
}
