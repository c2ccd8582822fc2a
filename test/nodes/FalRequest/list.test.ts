// Fal Request → List: the account's requests to one endpoint, paged and filtered.
import type { INode } from 'n8n-workflow';

import type { ForeignRequest } from '../../emulator/localFal';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { ask, endpointId, ordered } from './requests';
import { countOf, falErrors, falKeys, useLocalFal } from '../../engine/setup';
import { NODE } from '../../engine/videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';
const MINUTE_MS = 60_000;

/** So many finished requests, the newest a minute old. */
function made(count: number, more: Partial<ForeignRequest> = {}): string[] {
	const nowMs = Date.now();
	return Array.from({ length: count }, (_request, index) =>
		fal().past({ endpointId, endedAtMs: nowMs - (index + 1) * MINUTE_MS, ...more }),
	);
}

const list = async (parameters: INode['parameters'] = {}, items?: object[]) =>
	await ask(fal(), 'list', null, {
		parameters: { endpointId, ...parameters },
		...(items && { items: items.map((item) => ({ ...item })) }),
	});

const idsOf = (run: Awaited<ReturnType<typeof list>>) =>
	falKeys(run).map(({ requestId }) => requestId);

test('one item per request, newest first, at most fifty', async () => {
	const ids = made(60);
	expect(idsOf(await list())).toEqual(ids.slice(0, 50));
});

test.each([
	[1, 1],
	[100, 1],
	[130, 2],
])('a limit of %d is kept in %d pages', async (limit, pages) => {
	const ids = made(250);
	expect(idsOf(await list({ limit }))).toEqual(ids.slice(0, limit));
	expect(countOf(fal(), 'history')).toBe(pages);
});

test('Return All reads every page', async () => {
	const ids = made(250);
	expect(idsOf(await list({ returnAll: true, limit: 1 }))).toEqual(ids);
	expect(countOf(fal(), 'history')).toBe(3);
});

test('an item has the shape of a job node’s, with its result or how it failed', async () => {
	const input = { video_url: 'https://example.com/a.mp4' };
	const output = { video: { url: 'https://v3.fal.media/a.mp4' } };
	const detail = [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }];
	made(1, { input, output });
	made(1, { statusCode: 422, output: { detail }, endedAtMs: Date.now() - 2 * MINUTE_MS });
	made(1, { endedAtMs: null, sentAtMs: Date.now() - 3 * MINUTE_MS });
	const run = await list();
	const base = `https://queue.fal.run/${endpointId}/requests`;
	const keys = falKeys(run);
	expect(keys.map(({ state, error }) => [state, error?.type]).sort()).toEqual([
		['done', undefined],
		['failed', 'file_too_large'],
		['running', undefined],
	]);
	const done = run.items(NODE).find(({ json }) => json.video !== undefined);
	expect(done?.json).toMatchObject({
		...output,
		fal: { endpointId, input, statusUrl: expect.stringContaining(base) },
	});
	expect(run.items(NODE).every(({ json }) => !('error' in json))).toBe(true);
});

test('the filters are kept', async () => {
	const [, second, third] = made(4);
	const failed = made(1, { statusCode: 422, output: { detail: 'No' } });
	const at = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
	expect(idsOf(await list({ filters: { status: 'user_error' } }))).toEqual(failed);
	const filters = { status: 'success', startedAfter: at(3.5), startedBefore: at(2) };
	expect(idsOf(await list({ filters })).sort()).toEqual([second, third].sort());
});

test('without a start only the last day is listed', async () => {
	made(1, { endedAtMs: Date.now() - 25 * 60 * MINUTE_MS });
	expect(idsOf(await list())).toEqual([]);
	const startedAfter = new Date(Date.now() - 48 * 60 * MINUTE_MS).toISOString();
	expect(idsOf(await list({ filters: { startedAfter } }))).toHaveLength(1);
});

test('the endpoint can come from the fal key of the item, and every item is a list of its own', async () => {
	const request = await ordered(fal());
	const items = [{ fal: { ...request } }, { fal: { ...request } }];
	const run = await list({ endpointId: '' }, items);
	expect(idsOf(run)).toEqual([request.requestId, request.requestId]);
	expect(run.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('a page that does not come at first is asked for again', async () => {
	const ids = made(130);
	fal().fault({ on: 'history', skip: 1, times: 3, answer: { statusCode: 503, body: {} } });
	useFakeClock();
	expect(idsOf(await skipWaiting(list({ returnAll: true })))).toEqual(ids);
});

test('a request that moves to the next page while the list is read is listed once', async () => {
	const ids = made(130);
	let isFirstPage = true;
	fal().clock(() => {
		if (isFirstPage && countOf(fal(), 'history') === 2) {
			isFirstPage = false;
			made(1, { endedAtMs: Date.now() });
		}
		return Date.now();
	});
	expect(idsOf(await list({ returnAll: true }))).toEqual(ids);
});

test('a history that keeps giving the same page is read to its end once', async () => {
	const ids = made(130);
	const byEndedAt = ids.map((request_id) => ({ request_id, endpoint_id: endpointId }));
	const body = { items: byEndedAt.slice(0, 100), has_more: true, next_cursor: 'Mg==' };
	fal().fault({ on: 'history', times: 9, answer: { statusCode: 200, body } });
	expect(idsOf(await list({ returnAll: true }))).toEqual(ids.slice(0, 100));
});

test.each<[string, INode['parameters'], string]>([
	['an empty endpoint', { endpointId: '' }, 'Endpoint ID is empty'],
	['a limit of nothing', { limit: 0 }, 'Limit is "0"; it takes a whole number from 1'],
	['a date that is none', { filters: { startedAfter: 'soon' } }, 'Started After "soon" is not'],
])('%s is told before fal is asked', async (_what, parameters, message) => {
	const run = await list(parameters);
	expect(run.error?.message).toContain(message);
	expect(fal().exchanges).toEqual([]);
});

test('a history that cannot be read fails the item, and an endpoint fal does not know too', async () => {
	fal().fault({ on: 'history', times: Infinity, answer: { statusCode: 503, body: {} } });
	useFakeClock();
	const parameters = { endpointId };
	const unread = await skipWaiting(ask(fal(), 'list', null, { parameters, onError }));
	expect(falErrors(unread)).toMatchObject([
		{ type: 'history_unavailable', message: 'The request history of fal could not be read' },
	]);
	fal().reset();
	const other = { endpointId: 'fal-ai/nothing' };
	const unknown = await skipWaiting(
		ask(fal(), 'list', null, { parameters: other, onError: 'continueErrorOutput' }),
	);
	expect(unknown.items(NODE)).toEqual([]);
	expect(unknown.items(NODE, 1)[0].json).toMatchObject({
		message: 'fal does not know this endpoint',
		error: { error: { hint: 'Check Endpoint ID. Nothing was bought.' } },
	});
});
