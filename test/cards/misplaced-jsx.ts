/**
 * JSX in a prop crashes in HubSpot's worker, since a React element cannot be sent to the page; only `overlay` is sent
 * as a tree of its own. HubSpot's test renderer does not notice, so the sources are read instead.
 */
import ts from 'typescript';

function isJsx(node: ts.Node): boolean {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
}

/** What stands between the element and its place without changing what it is given to. */
function isTransparent(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isConditionalExpression(node) ||
    ts.isJsxExpression(node) ||
    ts.isAsExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
  );
}

/** Answers the lines, from 1, where JSX is anything but a child, an `overlay` or what a component returns. */
export function findMisplacedJsx(name: string, text: string): readonly number[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const lines: number[] = [];
  const visit = (node: ts.Node): void => {
    if (isJsx(node) && !isWellPlaced(node)) {
      lines.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
}

function isWellPlaced(node: ts.Node): boolean {
  const place = findPlace(node);
  if (ts.isJsxElement(place) || ts.isJsxFragment(place)) return true;
  if (ts.isJsxAttribute(place)) return place.name.getText() === 'overlay';
  const isReturned = ts.isReturnStatement(place) || (ts.isArrowFunction(place) && place.body !== undefined);
  return isReturned && !isInProp(place);
}

function findPlace(node: ts.Node): ts.Node {
  let place = node.parent;
  while (isTransparent(place)) place = place.parent;
  return place;
}

/** A function that makes JSX and is handed over as a prop is a render prop, which no component of HubSpot's has. */
function isInProp(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isJsxAttribute(at)) return at.name.getText() !== 'overlay';
    if (ts.isJsxElement(at) || ts.isJsxFragment(at)) return false;
  }
  return false;
}
