/**
 * A saved workflow keeps the model it was saved with, and every other value too.
 *
 * n8n saves only what differs from a parameter's default. A changed default would therefore change
 * what workflows buy that are already saved, without a word. So within a node version no default
 * ever changes: a new one comes with a new node version, and old nodes keep theirs. The snapshot
 * beside this file may gain lines (`npx jest test/nodes/defaults.test.ts -u` writes them); a line that
 * changes or goes is a mistake.
 */
import type {
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { packageNodes } from './packageNodes';

type Default = NodeParameterValueType;

test.each(packageNodes)('$name: no default has changed since it was released', (node) => {
	const { version, properties } = node.description;
	expect(version).toBe(1);
	expect(linesOf(defaultsOf(properties))).toMatchSnapshot();
});

function linesOf(defaults: Map<string, Default>): string {
	const lines = [...defaults].map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
	return lines.sort().join('\n');
}

/** Path → default, also of what can be added to a list. Models may share a path, not disagree. */
function defaultsOf(properties: readonly INodeProperties[]): Map<string, Default> {
	const defaults = new Map<string, Default>();
	for (const [path, value] of properties.flatMap((property) => pathsOf(property, ''))) {
		const known = defaults.get(path);
		if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
			throw new Error(`${path} has two defaults: ${String(known)} and ${String(value)}`);
		}
		defaults.set(path, value);
	}
	return defaults;
}

function pathsOf(property: INodeProperties, folder: string): Array<[string, Default]> {
	if (property.type === 'notice') return [];
	const path = `${folder}${property.name}`;
	const parts = (property.options ?? []).flatMap((part) => {
		if ('type' in part) return pathsOf(part, `${path}.`);
		return isGroup(part) ? valuesOf(part, `${path}.${part.name}.`) : [];
	});
	return [[path, property.default], ...parts];
}

function valuesOf({ values }: INodePropertyCollection, folder: string): Array<[string, Default]> {
	return values.flatMap((property) => pathsOf(property, folder));
}

function isGroup(part: object): part is INodePropertyCollection {
	return 'values' in part;
}
