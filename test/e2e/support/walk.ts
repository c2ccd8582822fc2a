// Steps through forms as n8n's own arrows at the edge of an open node do.
import type { Page } from 'playwright-core';
import type { Example, ExampleNode } from '../../host/examples';
import { makeWorkflow, openNextNode, openNode, openWorkflow } from './editor';
import type { FormState } from './states';
import { theWorld } from './world';

/** Opens the forms one after the other. */
export async function* walk(page: Page, states: FormState[]): AsyncGenerator<FormState> {
	const { nodes, connections } = chain(states);
	await openWorkflow(page, await makeWorkflow(states[0].name, nodes, connections));
	for (const [place, state] of states.entries()) {
		await (place === 0 ? openNode(page, state.name) : openNextNode(page, state.name));
		yield state;
	}
}

/** One node per state, each behind the one before. */
export function chain(states: readonly FormState[]): Pick<Example, 'nodes' | 'connections'> {
	const { credential } = theWorld();
	const nodes = states.map(({ name, type, parameters }, place): ExampleNode => ({
		id: `state-${place}`,
		name,
		type,
		typeVersion: 1,
		position: [place * 220, 0],
		parameters,
		credentials: { falApi: credential },
	}));
	const follower = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const connections = Object.fromEntries(
		states.slice(1).map(({ name }, place) => [states[place].name, follower(name)]),
	);
	return { nodes, connections };
}
