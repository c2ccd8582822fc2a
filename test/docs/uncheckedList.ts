/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The endpoints whose fields the compiler cannot check, because fal's client has no types for them.
import { readFileSync } from 'node:fs';

import { nodes } from '../../nodes/registry';

const types = readFileSync(
	require.resolve('@fal-ai/client/endpoints').replace(/\.js$/, '.d.ts'),
	'utf8',
);

export function uncheckedList(): string {
	const models = nodes.flatMap(({ menu }) => menu?.models ?? []);
	const unchecked = models.filter(({ endpointId }) => !types.includes(`"${endpointId}": {`));
	const count = `${unchecked.length} of ${models.length} endpoints are not in the client's types:`;
	return [count, '', ...unchecked.map(({ endpointId }) => `- \`${endpointId}\``)].join('\n');
}
