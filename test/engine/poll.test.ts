// The polling harness keeps n8n's promises: parameters, credentials, static data, mode, budget, errors.
import type { INodeType, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { courierApi, openPostOffice } from './sampleNode';
import type { PostOffice } from './sampleNode';
import { loadTrigger, runPoll } from './poll';
import type { PollOptions } from './poll';

let office: PostOffice;
beforeEach(async () => {
	office = await openPostOffice();
});
afterEach(async () => await office.server.close());

async function count(this: IPollFunctions) {
	const store = this.getWorkflowStaticData('node');
	store.polls = Number(store.polls ?? 0) + 1;
	const word = this.getNodeParameter('word');
	if (word === 'nothing') return null;
	if (word === 'break') throw new Error('The bell fell');
	const request = { method: 'POST', url: office.url, body: { word }, json: true } as const;
	await this.helpers.httpRequestWithAuthentication.call(this, 'courierApi', request);
	const facts = [this.getMode(), this.getActivationMode(), this.getPollBudgetMs()];
	return [[{ json: { polls: store.polls, facts } }]];
}

const bell: INodeType = {
	description: {
		displayName: 'Bell Trigger',
		name: 'bellTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Counts its polls',
		defaults: {},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'courierApi', required: true }],
		properties: [{ displayName: 'Word', name: 'word', type: 'string', default: 'ring' }],
	},
	poll: count,
};

function options(word?: string): PollOptions {
	return {
		node: {
			id: 'bell',
			name: 'Bell',
			type: 'test.bellTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: word === undefined ? {} : { word },
			credentials: { courierApi: { id: '1', name: 'Courier account' } },
		},
		nodeTypes: { 'test.bellTrigger': bell },
		credentialTypes: { courierApi },
		credentials: { courierApi: { secret: 'open' } },
	};
}

test('a poll has defaults, credentials and what n8n tells it', async () => {
	const facts = ['trigger', 'activate', 300_000];
	const { items, error } = await runPoll(options());
	expect({ items, error }).toEqual({ items: [{ json: { polls: 1, facts } }], error: null });
	expect(office.received).toEqual([{ authorization: 'Bearer open', body: { word: 'ring' } }]);
	const told = await runPoll({
		...options('={{ "x" + 1 }}'),
		mode: 'manual',
		activation: 'update',
		budgetMs: 36_000,
	});
	expect(told.items?.[0].json.facts).toEqual(['manual', 'update', 36_000]);
	expect(office.received[1].body).toEqual({ word: 'x1' });
});

test('a loaded trigger keeps its static data, another starts from what it is given', async () => {
	const trigger = await loadTrigger(options());
	await trigger.poll();
	await trigger.poll();
	expect(trigger.staticData()).toEqual({ 'node:Bell': { polls: 2 } });
	const next = await runPoll({ ...options(), staticData: trigger.staticData() });
	expect(next.staticData).toEqual({ 'node:Bell': { polls: 3 } });
	expect(trigger.staticData()).toEqual({ 'node:Bell': { polls: 2 } });
});

test('a poll that has nothing and one that throws are told apart', async () => {
	expect(await runPoll(options('nothing'))).toMatchObject({ items: null, error: null });
	const broken = await runPoll(options('break'));
	expect(broken.items).toBeNull();
	expect(broken.error?.message).toBe('The bell fell');
});

test('a node that cannot be polled is refused', async () => {
	const nodeTypes = { 'test.bellTrigger': { ...bell, poll: undefined } };
	await expect(runPoll({ ...options(), nodeTypes })).rejects.toThrow('cannot be polled');
});
