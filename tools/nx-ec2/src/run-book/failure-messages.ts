import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What a part of a message is written as that differs from case to case. */
const gap = '…';

/** A class of failures: `Failure`, or one that is made of it. */
const isFailureClass = (node: ts.ClassDeclaration): boolean =>
  node.heritageClauses?.some((clause) => /^extends Failure$/.test(clause.getText())) ?? false;

/** The texts that an expression can give; undefined when they are not written in it. */
function textsOf(node: ts.Expression): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const rest = node.templateSpans.map(({ literal }) => gap + literal.text);
    return [node.head.text + rest.join('')];
  }
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const [yes, no] = [textsOf(node.whenTrue), textsOf(node.whenFalse)];
  return yes && no && [...yes, ...no];
}

function visit<Kind extends ts.Node>(
  root: ts.Node,
  is: (node: ts.Node) => node is Kind,
  on: (node: Kind) => void,
): void {
  const step = (node: ts.Node): void => {
    if (is(node)) on(node);
    ts.forEachChild(node, step);
  };
  step(root);
}

/** What the sources of a plugin can say failed. */
export interface FailureMessages {
  /** As they are written, with `…` for what differs. */
  messages: string[];
  /** Files with a failure whose message is put together elsewhere. */
  unread: string[];
}

/**
 * Finds the message of every failure in the sources below a folder.
 * @param folder absolute path
 */
export function failureMessages(folder: string): FailureMessages {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec|\.fixture|\.d)\.ts$/.test(file))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
    });
  const classes = new Set(['Failure']);
  for (const { source } of files) {
    visit(source, ts.isClassDeclaration, (node) => {
      if (node.name && isFailureClass(node)) classes.add(node.name.text);
    });
  }
  const messages = new Set<string>();
  const unread = new Set<string>();
  for (const { file, source } of files) {
    visit(source, ts.isNewExpression, ({ expression, arguments: [what] = [] as never }) => {
      if (!classes.has(expression.getText()) || !what) return;
      const texts = textsOf(what);
      if (texts) texts.forEach((text) => messages.add(text));
      else unread.add(file);
    });
  }
  return { messages: [...messages].sort(), unread: [...unread].sort() };
}
