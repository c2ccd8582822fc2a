// An older n8n (2.20.12 was tried) gives up on a form whose fields depend on what it cannot find.
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { videoNodeTypes } from '../engine/nodeTypes';

/** The names that decide about a field, but for those from the root of the form and the version. */
function dependenciesOf({ displayOptions }: INodeProperties): string[] {
	const names = [displayOptions?.show, displayOptions?.hide].flatMap((one) =>
		Object.keys(one ?? {}),
	);
	return names.filter((name) => !name.startsWith('/') && !name.startsWith('@'));
}

function unknownDependencies(properties: readonly INodeProperties[]): string[] {
	const names = new Set(properties.map(({ name }) => name));
	return properties.flatMap((property) => {
		const unknown = dependenciesOf(property).filter((name) => !names.has(name));
		return [...unknown.map((name) => `${property.name} → ${name}`), ...below(property)];
	});
}

function below({ type, options = [] }: INodeProperties): string[] {
	if (type === 'collection') return unknownDependencies(options as INodeProperties[]);
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) =>
		unknownDependencies(values),
	);
}

test.each(Object.values(videoNodeTypes()).map(({ description }) => description))(
	'the fields of $name depend on fields beside them, or are named from the root',
	({ properties }) => expect(unknownDependencies(properties)).toEqual([]),
);
