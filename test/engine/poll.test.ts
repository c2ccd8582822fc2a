// The polling harness keeps n8n's promises: parameters, credentials, static data, mode, budget, errors.
import type { INodeType, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { loadTrigger, runPoll } from './poll';
import type { PollOptions } from './poll';
import { countWords, sampleApi } from './sampleNode';
import { openRecordingServer, type RecordingServer } from '../support/recordingServer';

let server: RecordingServer;
beforeEach(async () => {
	server = await openRecordingServer(countWords);
});
afterEach(async () => await server.close());

async function count(this: IPollFunctions) {
	const store = this.getWorkflowStaticData('node');
	store.polls = Number(store.polls ?? 0) + 1;
	const word = this.getNodeParameter('word');
	if (word === 'nothing') return null;
	if (word === 'break') throw new Error('The poll broke');
	const request = { method: 'POST', url: server.url, body: { word }, json: true } as const;
	await this.helpers.httpRequestWithAuthentication.call(this, 'sampleApi', request);
	const facts = [this.getMode(), this.getActivationMode(), this.getPollBudgetMs()];
	return [[{ json: { polls: store.polls, facts } }]];
}

const sampleTrigger: INodeType = {
	description: {
		displayName: 'Sample Trigger',
		name: 'sampleTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Counts its polls',
		defaults: {},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'sampleApi', required: true }],
		properties: [{ displayName: 'Word', name: 'word', type: 'string', default: 'ring' }],
	},
	poll: count,
};

function options(word?: string): PollOptions {
	return {
		node: {
			id: 'sample',
			name: 'Sample',
			type: 'test.sampleTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: word === undefined ? {} : { word },
			credentials: { sampleApi: { id: '1', name: 'Sample account' } },
		},
		nodeTypes: { 'test.sampleTrigger': sampleTrigger },
		credentialTypes: { sampleApi },
		credentials: { sampleApi: { secret: 'open' } },
	};
}

test('a poll has defaults, credentials and what n8n tells it', async () => {
	const facts = ['trigger', 'activate', 300_000];
	const { items, error } = await runPoll(options());
	expect({ items, error }).toEqual({ items: [{ json: { polls: 1, facts } }], error: null });
	const received = server.received.map(({ headers: { authorization }, body }) => ({
		authorization,
		body,
	}));
	expect(received).toEqual([{ authorization: 'Bearer open', body: { word: 'ring' } }]);
	const told = await runPoll({
		...options('={{ "x" + 1 }}'),
		mode: 'manual',
		activation: 'update',
		budgetMs: 36_000,
	});
	expect(told.items?.[0].json.facts).toEqual(['manual', 'update', 36_000]);
	expect(server.received[1].body).toEqual({ word: 'x1' });
});

test('a loaded trigger keeps its static data, another starts from what it is given', async () => {
	const trigger = await loadTrigger(options());
	await trigger.poll();
	await trigger.poll();
	expect(trigger.staticData()).toEqual({ 'node:Sample': { polls: 2 } });
	const next = await runPoll({ ...options(), staticData: trigger.staticData() });
	expect(next.staticData).toEqual({ 'node:Sample': { polls: 3 } });
	expect(trigger.staticData()).toEqual({ 'node:Sample': { polls: 2 } });
});

test('a poll that has nothing and one that throws are told apart', async () => {
	expect(await runPoll(options('nothing'))).toMatchObject({ items: null, error: null });
	const broken = await runPoll(options('break'));
	expect(broken.items).toBeNull();
	expect(broken.error?.message).toBe('The poll broke');
});

test('a node that cannot be polled is refused', async () => {
	const nodeTypes = { 'test.sampleTrigger': { ...sampleTrigger, poll: undefined } };
	await expect(runPoll({ ...options(), nodeTypes })).rejects.toThrow('cannot be polled');
});
