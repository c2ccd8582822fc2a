// The trigger's form: every model of the package under a name of its own, and n8n's rules for triggers.
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { FalTrigger } from '../../nodes/FalTrigger/FalTrigger.node';
import { videoNodeTypes } from '../engine/nodeTypes';

const { description } = new FalTrigger();

function optionsOf(properties: INodeProperties[], name: string): INodePropertyOptions[] {
	const property = properties.find((one) => one.name === name);
	return (property?.options ?? []) as INodePropertyOptions[];
}

const offered = optionsOf(description.properties, 'endpointIds');

test('it offers every model of every node of the package', () => {
	const models = Object.values(videoNodeTypes()).flatMap((node) =>
		optionsOf(node.description.properties, 'model')
			.filter(({ value }) => value !== 'custom')
			.map(({ name, value }) => [`${node.description.displayName}: ${name}`, value]),
	);
	expect(models.length).toBeGreaterThan(20);
	expect(offered.map(({ name, value }) => [name, value])).toEqual(models);
});

test('the menu of models shows only where a workflow was saved with it', () => {
	const shown = (parameters: INodeParameters) =>
		NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			true,
			false,
			null,
			description,
		);
	expect(shown({})).not.toHaveProperty('endpointIds');
	expect(shown({ endpointIds: [] })).not.toHaveProperty('endpointIds');
	const saved = { endpointIds: ['fal-ai/rife/video'] };
	expect(shown(saved)).toMatchObject(saved);
	expect(shown({ endpointIds: '={{ [] }}' })).toHaveProperty('endpointIds');
});

test('no two models have the same name or the same endpoint', () => {
	expect(new Set(offered.map(({ name }) => name)).size).toBe(offered.length);
	expect(new Set(offered.map(({ value }) => value)).size).toBe(offered.length);
});

test('it is a polling trigger that starts a workflow and is no tool of an agent', () => {
	expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'] });
	expect(description).not.toHaveProperty('usableAsTool');
});

test('its parameters and their defaults are frozen, because n8n saves only what differs', () => {
	const groups = description.properties.filter(({ type }) => type === 'collection');
	const all = [
		...description.properties,
		...groups.flatMap(({ options = [] }) => options as INodeProperties[]),
	];
	expect(Object.fromEntries(all.map((one) => [one.name, one.default]))).toEqual({
		accountNotice: '',
		models: {},
		endpointIds: [],
		customEndpointIds: '',
		event: 'succeeded',
		output: 'link',
		filters: {},
		files: {},
		advanced: {},
		options: {},
		downloadField: 'data',
		downloadFileName: '',
		lookBackMinutes: 0,
		maxDownloadMb: 500,
		maxPerPoll: 100,
		overlapMinutes: 10,
		promptContains: '',
		refetchResult: true,
		videoUrlContains: '',
	});
});

test('it says first that the history is the whole account’s', () => {
	const [notice] = description.properties;
	expect(notice.type).toBe('notice');
	expect(notice.displayName).toContain('every finished request of this fal account');
});
