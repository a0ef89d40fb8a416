import ts from 'typescript'

export interface Instrumented {
  source: string
  /** So many counters were used. */
  counters: number
  /** Texts that the program compares with. */
  words: string[]
}

interface Insertion {
  at: number
  text: string
}

/** Counts each branch of a source file in `counters[n]`, n from `first` on. Nothing else of it changes. */
export function instrument(source: string, { first, counters }: { first: number; counters: string }): Instrumented {
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.ESNext, true)
  const insertions: Insertion[] = []
  const words = new Set<string>()
  let next = first

  const count = (): string => `${counters}[${next++}]++`
  const insideBlock = (block: ts.Block): void => void insertions.push({ at: block.getStart() + 1, text: `${count()};` })

  function around(node: ts.Node, before: string, after: string): void {
    insertions.push({ at: node.getStart(), text: before })
    visit(node)
    insertions.push({ at: node.end, text: after })
  }

  function branch(statement: ts.Statement): void {
    if (!ts.isBlock(statement)) return around(statement, `{${count()};`, '}')
    insideBlock(statement)
    visitChildren(statement)
  }

  const value = (node: ts.Expression): void => around(node, `(${count()},`, ')')

  function visitChildren(node: ts.Node): void {
    ts.forEachChild(node, visit)
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isStringLiteralLike(node) && !isName(node)) words.add(node.text)
    if (ts.isIfStatement(node)) return visitIf(node)
    if (ts.isConditionalExpression(node)) {
      visit(node.condition)
      value(node.whenTrue)
      return value(node.whenFalse)
    }
    if (ts.isBinaryExpression(node) && BRANCHING.has(node.operatorToken.kind)) {
      visit(node.left)
      return value(node.right)
    }
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
      node.parameters.forEach(visit)
      return value(node.body)
    }
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && ts.isBlock(node.body))
      insideBlock(node.body)
    if (ts.isCatchClause(node)) insideBlock(node.block)
    if (ts.isCaseOrDefaultClause(node)) insertAfterColon(node)
    if (ts.isIterationStatement(node, false)) return visitLoop(node)
    visitChildren(node)
  }

  function visitIf(node: ts.IfStatement): void {
    visit(node.expression)
    branch(node.thenStatement)
    if (node.elseStatement !== undefined) branch(node.elseStatement)
  }

  function visitLoop(loop: ts.IterationStatement): void {
    ts.forEachChild(loop, (child) => (child === loop.statement ? branch(loop.statement) : visit(child)))
  }

  function insertAfterColon(clause: ts.CaseOrDefaultClause): void {
    const colon = clause.getChildren().find(({ kind }) => kind === ts.SyntaxKind.ColonToken)
    if (colon !== undefined) insertions.push({ at: colon.end, text: `${count()};` })
  }

  visit(file)
  return { source: withInsertions(source, insertions), counters: next - first, words: [...words] }
}

const BRANCHING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])

/** Of a module, or of a property: nothing is compared with these. */
function isName({ parent }: ts.Node): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)
}

function withInsertions(source: string, insertions: readonly Insertion[]): string {
  let text = ''
  let from = 0
  // Equal places keep their order: what was opened first stays outside.
  for (const { at, text: inserted } of insertions.toSorted((one, other) => one.at - other.at)) {
    text += source.slice(from, at) + inserted
    from = at
  }
  return text + source.slice(from)
}
