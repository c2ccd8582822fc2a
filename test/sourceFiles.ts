/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// What a source file imports and which names it uses, read by the TypeScript compiler.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Path in the project, with forward slashes → text. */
export type Sources = Readonly<Record<string, string>>;

const projectFolder = join(__dirname, '..');

/** All files below a folder of the project whose name ends so. */
export function readSources(folder: string, ending: string): Sources {
	const names = readdirSync(join(projectFolder, folder), { recursive: true }).map(String);
	const paths = names
		.filter((name) => name.endsWith(ending))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
	return Object.fromEntries(
		paths.map((path) => [path, readFileSync(join(projectFolder, path), 'utf8')]),
	);
}

/**
 * What a file imports, in order: 'nodes/shared/model' for a file of the project, 'n8n-workflow' for
 * a package, with 'type ' in front where only types are imported.
 */
export function importsOf(path: string, text: string): string[] {
	const found: string[] = [];
	walk(parse(path, text), (node) => {
		const specifier = specifierOf(node);
		if (specifier === undefined) return true;
		const isRelative = specifier.startsWith('.');
		const target = isRelative ? posix.join(posix.dirname(path), specifier) : specifier;
		found.push(isTypeOnly(node) ? `type ${target}` : target);
		return true;
	});
	return found;
}

/** Every name that a file's code mentions; comments, texts and types do not count. */
export function namesUsedBy(path: string, text: string): Set<string> {
	const names = new Set<string>();
	walk(parse(path, text), (node) => {
		if (isType(node) || isTypeOnly(node)) return false;
		if (ts.isIdentifier(node)) names.add(node.text);
		return true;
	});
	return names;
}

function parse(path: string, text: string): ts.SourceFile {
	return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => boolean): void {
	if (visit(node)) ts.forEachChild(node, (child) => walk(child, visit));
}

function specifierOf(node: ts.Node): string | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
		return textOf(node.moduleSpecifier);
	}
	if (!ts.isCallExpression(node)) return undefined;
	const { expression, arguments: given } = node;
	const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
	const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
	return isRequire || isImport ? textOf(given[0]) : undefined;
}

/** A specifier that is not a plain text cannot be checked, so it is shown as it stands. */
function textOf(node: ts.Expression | undefined): string | undefined {
	return node && (ts.isStringLiteralLike(node) ? node.text : node.getText());
}

function isType(node: ts.Node): boolean {
	const isDeclared = ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node);
	return isDeclared || ts.isTypeNode(node) || (ts.isImportSpecifier(node) && node.isTypeOnly);
}

function isTypeOnly(node: ts.Node): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	if (!ts.isImportDeclaration(node)) return false;
	const { importClause } = node;
	if (importClause === undefined) return false;
	const { namedBindings, name } = importClause;
	const listed = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
	const allTypes = listed.length > 0 && listed.every((element) => element.isTypeOnly);
	return importClause.isTypeOnly || (name === undefined && allTypes);
}
