/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Starts a local fal: the queue, storage and prices of fal.ai over real HTTP, on this machine only.
import { fastify } from 'fastify';
import { access, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { catalogueModels } from '../catalogue/documents';
import { anyEndpoint } from './anyModel';
import type { Endpoint } from './endpoint';
import { endpoints } from './endpoints';
import { createFaults } from './faults';
import { giveFile, takeFile } from './files';
import { createHistory } from './history';
import type { Books } from './http';
import { serveFal } from './proxy';
import { createQueue } from './queue';
import { createStorage } from './storage';
import type { LocalFal, LocalFalOptions } from './types';
import { createWebhooks } from './webhooks';
import { createInstantWork, createVideoWork } from './work';

export type { ForeignRequest, HistorySettings } from './historyTypes';
export type {
	Answer,
	Disturbance,
	Exchange,
	Fault,
	JsonObject,
	LocalFal,
	LocalFalOptions,
	Operation,
	Outcome,
	Purchase,
	StatusError,
} from './types';

const defaultClip = join(__dirname, '..', '..', 'examples', 'media', 'clip.mp4');
const madeUpKey = ['local-id', 'local-secret'].join(':');
const noBalance = 'Exhausted balance. Top up your balance at fal.ai/dashboard/billing.';

/** The endpoints of the catalogue that no plan of ours serves; made when first needed. */
let unplanned: Endpoint[] | null = null;

function unplannedEndpoints(): Endpoint[] {
	const ids = endpoints.map(({ endpointId }) => endpointId);
	unplanned ??= catalogueModels
		.filter(({ endpointId }) => !ids.includes(endpointId))
		.map((model) => anyEndpoint(model));
	return unplanned;
}

// Looked up at each call, so that a test's fake clock is fal's, too.
const machineClock = (): number => Date.now();

/** Fails when the sample clip is missing or the port is taken. */
export async function startLocalFal(options: LocalFalOptions = {}): Promise<LocalFal> {
	const { port = 0, apiKey = madeUpKey, concurrency = 2, video = false } = options;
	const { asFalIs = false, sampleClip = defaultClip, streams = true } = options;
	await access(sampleClip);
	const folder = await mkdtemp(join(tmpdir(), 'local-fal-'));

	const server = fastify({ forceCloseConnections: true });
	const proxyUrl = (): string => {
		const { port: boundPort } = server.server.address() as AddressInfo;
		return `http://127.0.0.1:${boundPort}`;
	};
	let clock = machineClock;
	const nowMs = (): number => clock();
	const storage = createStorage(folder, proxyUrl, nowMs);
	const work = video
		? createVideoWork(sampleClip, folder, storage)
		: createInstantWork(sampleClip, folder, storage);
	const webhooks = createWebhooks({ sends: options.webhooks ?? false, nowMs });
	const queue = createQueue({
		concurrency,
		work,
		selfMoving: video,
		nowMs,
		began: webhooks.began,
		ended: webhooks.ended,
	});
	const jobOf = (requestId: string) => {
		const job = queue.find(requestId);
		if (job === null) throw new Error(`The local fal has no request ${requestId}`);
		return job;
	};
	const planned = endpoints.filter(({ gone }) => !(gone && asFalIs));
	const listed = [...planned, ...unplannedEndpoints()];
	const history = createHistory({ queue, endpoints: listed, nowMs });
	const secondKey = `${apiKey}-2`;
	const account: Books['account'] = {
		apiKeys: [apiKey, secondKey],
		lockReason: null,
		endpoints: listed,
		queue,
		storage,
		history,
		webhooks,
		streams,
	};
	const books: Books = { account, faults: createFaults(), exchanges: [], nowMs };

	server.addHook('onRequest', async (_request, reply) => {
		reply.header('date', new Date(nowMs()).toUTCString());
	});
	server.removeAllContentTypeParsers();
	// Bodies stay streams: fal's calls are read as text, uploads go to a file.
	server.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
	server.get('/files/:id/:name', async (request, reply) => await giveFile(books, request, reply));
	server.put('/files/:id/:name', async (request, reply) => await takeFile(books, request, reply));
	const part = '/files/:id/:name/:step';
	server.put(part, async (request, reply) => await takeFile(books, request, reply));
	server.post(part, async (request, reply) => await takeFile(books, request, reply));
	server.all('/*', async (request, reply) => await serveFal(books, request, reply));
	await server.listen({ port, host: '127.0.0.1' });

	return {
		proxyUrl: proxyUrl(),
		apiKey,
		secondKey,
		purchases: queue.purchases,
		exchanges: books.exchanges,
		fault: (fault) => books.faults.add(fault),
		outcome: (outcome) => queue.outcome(outcome),
		finish: async (requestId) => await queue.finish(jobOf(requestId)),
		callback: (requestId, change) => webhooks.callbackOf(jobOf(requestId), change),
		deliveries: webhooks.deliveries,
		callbackFault: (fault) => webhooks.fault(fault),
		changeKey: () => webhooks.changeKey(),
		lock(reason = noBalance) {
			account.lockReason = reason;
		},
		history: (settings) => history.set(settings),
		past: (request) => history.past(request),
		publish: (file, contentType = 'video/mp4') =>
			storage.publish(file, basename(file), contentType),
		clock(now) {
			clock = now;
		},
		reset() {
			webhooks.reset();
			queue.reset();
			history.reset();
			clock = machineClock;
			storage.clear();
			books.faults.clear();
			books.exchanges.length = 0;
			account.lockReason = null;
		},
		async close() {
			webhooks.reset();
			await queue.stop();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
