import { AppError } from '@scanbench/plugin'
import { IncludeTag, RenderTag } from 'liquidjs'
import type { Context, Emitter, Liquid } from 'liquidjs'

const DEEPEST = 20
/** By what all parts of one page have in common: a rendered snippet has a context of its own. */
const depths = new WeakMap<object, number>()

/** Snippets whose names values give can come to include themselves only while a page is filled; that ends soon, and with words. */
export function limitNesting(liquid: Liquid): Liquid {
  liquid.registerTag('include', NestedInclude)
  liquid.registerTag('render', NestedRender)
  return liquid
}

type Rendering = Generator<unknown, void, unknown>

class NestedInclude extends IncludeTag {
  override render(context: Context, emitter: Emitter): Rendering {
    return oneDeeper(context, super.render(context, emitter))
  }
}

class NestedRender extends RenderTag {
  override render(context: Context, emitter: Emitter): Rendering {
    return oneDeeper(context, super.render(context, emitter))
  }
}

function* oneDeeper({ renderLimit: page }: Context, rendering: Rendering): Rendering {
  const depth = depths.get(page) ?? 0
  if (depth >= DEEPEST)
    throw new AppError('RENDER_FAILED', 'Snippets include each other without an end. Take one of the includes out.')
  depths.set(page, depth + 1)
  yield* rendering
  depths.set(page, depth)
}
