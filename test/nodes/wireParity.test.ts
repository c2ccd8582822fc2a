// fal's own client and the nodes put the same calls on the wire, model by model.
import { createFalClient, type FalClient } from '@fal-ai/client';
import type { Logger } from 'n8n-workflow';

import { startLocalFal } from '../emulator/localFal';
import type { LocalFal, Operation } from '../emulator/types';
import { runVideoNode } from '../engine/videoRun';
import { goldenBodies } from './golden';
import { expectedBody } from './golden/differences';
import { link, someVideo } from './golden/golden';
import { placeOrders } from './orders';
import { modelCases, packageNodes, type PackageNode } from './packageNodes';
import { callOf, differingHeaders, exchangeOf, otherHeaders } from './wire';

/** The golden body of each model that stands first. */
const bodies = modelCases.map(({ id }) => goldenBodies.find(({ endpointId }) => endpointId === id));
const goldens = bodies.filter((golden) => golden !== undefined);

/** Request ids by endpoint: first of requests seen through, then of cancelled ones. */
type Ids = Record<string, string>;
interface Orders {
	finished: Ids;
	cancelled: Ids;
}

let fal: LocalFal;
let byNode: Orders;
let byClient: Orders;

beforeAll(async () => {
	fal = await startLocalFal({ concurrency: 2 * goldens.length });
	const client = createFalClient({
		credentials: fal.apiKey,
		proxyUrl: { url: fal.proxyUrl, when: 'always' },
	});
	const orders = await placeOrders(fal, goldens);
	const nodeFinished = idsOf(orders.map(({ purchase }) => purchase));
	const clientFinished = await seenThrough(client);
	fal.outcome({ hold: 'queue' });
	const nodeCancelled = await cancelledByStop();
	const clientCancelled = await cancelled(client);
	byNode = { finished: nodeFinished, cancelled: nodeCancelled };
	byClient = { finished: clientFinished, cancelled: clientCancelled };
});
afterAll(async () => {
	await fal.close();
});

test('every model is compared', () => {
	expect(goldens.map(({ endpointId }) => endpointId)).toEqual(modelCases.map(({ id }) => id));
});

describe.each(goldens)('$endpointId', ({ endpointId }) => {
	test.each<[Operation, keyof Orders]>([
		['submit', 'finished'],
		['status', 'finished'],
		['result', 'finished'],
		['cancel', 'cancelled'],
	])('%s is the same call', (operation, orders) => {
		const ofNode = exchangeOf(fal, operation, byNode[orders][endpointId]);
		const ofClient = exchangeOf(fal, operation, byClient[orders][endpointId]);
		expect(callOf(ofNode)).toStrictEqual(callOf(ofClient));
		const known = Object.keys(otherHeaders);
		expect(differingHeaders(ofNode, ofClient).filter((name) => !known.includes(name))).toEqual([]);
	});
});

async function seenThrough(client: FalClient): Promise<Ids> {
	const ids: Ids = {};
	for (const golden of goldens) {
		const { endpointId } = golden;
		const { request_id: requestId } = await client.queue.submit(endpointId, {
			input: expectedBody(golden),
		});
		await client.queue.status(endpointId, { requestId });
		await client.queue.result(endpointId, { requestId });
		ids[endpointId] = requestId;
	}
	return ids;
}

async function cancelled(client: FalClient): Promise<Ids> {
	const ids: Ids = {};
	for (const golden of goldens) {
		const { endpointId } = golden;
		const submitted = await client.queue.submit(endpointId, { input: expectedBody(golden) });
		await client.queue.cancel(endpointId, { requestId: submitted.request_id });
		ids[endpointId] = submitted.request_id;
	}
	return ids;
}

/** One run per node, an item per model, stopped as soon as all are in fal's queue. */
async function cancelledByStop(): Promise<Ids> {
	const before = fal.purchases.length;
	for (const node of packageNodes) await stopOnceQueued(node);
	return idsOf(fal.purchases.slice(before));
}

async function stopOnceQueued({ name, models }: PackageNode): Promise<void> {
	let queued = 0;
	let stop: () => void = () => undefined;
	const silent: Logger['info'] = () => undefined;
	const info: Logger['info'] = (_line, facts) => {
		if (facts?.state === 'queued') queued++;
		if (queued === models.length) stop();
	};
	const run = await runVideoNode(fal, {
		node: name,
		parameters: {
			model: '={{ $json.model }}',
			video_url: link(someVideo),
			prompt: 'x',
			video_id: 'video_1',
		},
		items: models.map(({ endpointId }) => ({ model: endpointId })),
		logger: { error: silent, warn: silent, debug: silent, info },
		cancel: (cancel) => (stop = cancel),
	});
	if (run.status !== 'canceled') throw new Error(`${name} ended as ${run.status}, not stopped`);
}

function idsOf(purchases: ReadonlyArray<LocalFal['purchases'][number] | undefined>): Ids {
	const known = purchases.filter((purchase) => purchase !== undefined);
	return Object.fromEntries(known.map(({ endpointId, requestId }) => [endpointId, requestId]));
}
