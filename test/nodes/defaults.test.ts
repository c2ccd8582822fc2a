/**
 * A saved workflow keeps the model it was saved with, and every other value too.
 *
 * n8n saves only what differs from a parameter's default. A changed default would therefore change
 * what workflows buy that are already saved, without a word. So within a node version no default
 * ever changes: a new one comes with a new node version, and old nodes keep theirs. The snapshot
 * beside this file may gain lines (`npx jest test/nodes/defaults.test.ts -u` writes them); a line that
 * changes or goes is a mistake. An option may have a default for each model or wait mode, since n8n
 * saves whatever stands in a group of options; its line then names them.
 */
import type {
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { nodes } from '../../nodes/registry';
import { videoNodeTypes } from '../engine/nodeTypes';
import { packageNodes } from './packageNodes';

type Default = NodeParameterValueType;

/** Those whose models are in their data, then those that take them from fal. */
const orderingNodes = [
	...packageNodes,
	...nodes
		.filter(({ anyModel }) => anyModel)
		.flatMap(({ displayName }) =>
			Object.values(videoNodeTypes())
				.filter(({ description }) => description.displayName === displayName)
				.map(({ description }) => ({ name: description.name, description })),
		),
];

test.each(orderingNodes)('$name: no default has changed since it was released', (node) => {
	const { version, properties } = node.description;
	expect(version).toBe(1);
	expect(linesOf(defaultsOf(properties))).toMatchSnapshot();
});

function linesOf(defaults: Map<string, Default>): string {
	const lines = [...defaults].map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
	return lines.sort().join('\n');
}

/**
 * Path → default, also of what can be added to a list. Models share a path where they agree, which at
 * top level they must.
 */
function defaultsOf(properties: readonly INodeProperties[]): Map<string, Default> {
	const found = properties.flatMap((property) => pathsOf(property, ''));
	const defaults = new Map<string, Default>();
	for (const { path, shownBy, value } of found) {
		const agreed = found.every(
			(other) => other.path !== path || JSON.stringify(other.value) === JSON.stringify(value),
		);
		const mayDiffer = ['modelOptions.', 'waiting.'].some((group) => path.startsWith(group));
		if (!agreed && !mayDiffer) throw new Error(`${path} has two defaults`);
		defaults.set(agreed ? path : `${path} of ${shownBy.join(', ')}`, value);
	}
	return defaults;
}

interface Found {
	path: string;
	/** The models, or else the wait modes, whose form it is. */
	shownBy: string[];
	value: Default;
}

function pathsOf(property: INodeProperties, folder: string): Found[] {
	if (property.type === 'notice') return [];
	const path = `${folder}${property.name}`;
	const { show = {} } = property.displayOptions ?? {};
	const shownBy = (show['/model'] ?? show['/waitMode'] ?? []).map(String);
	const parts = (property.options ?? []).flatMap((part) => {
		if ('type' in part) return pathsOf(part, `${path}.`);
		return isGroup(part) ? valuesOf(part, `${path}.${part.name}.`) : [];
	});
	return [{ path, shownBy, value: property.default }, ...parts];
}

function valuesOf({ values }: INodePropertyCollection, folder: string): Found[] {
	return values.flatMap((property) => pathsOf(property, folder));
}

function isGroup(part: object): part is INodePropertyCollection {
	return 'values' in part;
}
