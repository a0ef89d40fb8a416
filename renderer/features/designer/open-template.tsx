import { Anchor, Box } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { QueryView } from '../../components/query-view.tsx'
import type { WayBack } from './way-back.ts'

interface OpenTemplateProps<Template, Draft> {
  template: UseQueryResult<Template>
  /** "The report". */
  what: string
  draft: UseQueryResult<Draft>
  /** Where all of its sort are, for one that cannot be read. */
  back: WayBack
  children: (template: Template, draft: Draft) => ReactNode
}

/** A template and its draft, as soon as both are there. */
export function OpenTemplate<T, D>({ template, what, draft, back, children }: OpenTemplateProps<T, D>) {
  const isLost = template.isError || draft.isError
  return (
    <>
      <QueryView query={template} what={what}>
        {(record) => (
          <QueryView query={draft} what="The draft">
            {(loaded) => children(record, loaded)}
          </QueryView>
        )}
      </QueryView>
      {isLost && (template.data === undefined || draft.data === undefined) && (
        <Box px="sm">
          <Anchor component={Link} to={back.to}>
            {back.name}
          </Anchor>
        </Box>
      )}
    </>
  )
}
