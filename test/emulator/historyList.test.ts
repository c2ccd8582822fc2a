import { call } from './caller';
import {
	historyUrl,
	hourMs,
	klingEdit,
	minuteMs,
	nowMs,
	upscaler,
	useHistoryFixture,
} from './historyFixture';

const { fal, list, ids, ended } = useHistoryFixture();

describe('the list', () => {
	it('names the last ended first and running ones before them, or the reverse', async () => {
		ended(3);
		ended(1);
		const running = fal().past({ endpointId: upscaler, requestId: 'runs', endedAtMs: null });
		ended(2);
		expect(await ids()).toEqual([running, '1', '2', '3']);
		fal().history({ order: 'oldest' });
		expect(await ids()).toEqual(['3', '2', '1', running]);
	});

	it('can be sorted by duration', async () => {
		ended(1, { sentAtMs: nowMs - 5 * minuteMs });
		ended(2, { sentAtMs: nowMs - 3 * minuteMs });
		ended(3, { sentAtMs: nowMs - 9 * minuteMs });
		expect(await ids({ sort_by: 'duration' })).toEqual(['3', '1', '2']);
	});

	it('holds the endpoints asked for, comma-separated or repeated', async () => {
		ended(1);
		ended(2, { endpointId: klingEdit });
		expect(await ids()).toEqual(['1']);
		expect(await ids({ endpoint_id: `${upscaler},${klingEdit}` })).toEqual(['1', '2']);
		const repeated = `endpoint_id=${klingEdit}&endpoint_id=${upscaler}`;
		const url = `${historyUrl}?${repeated}`;
		expect((await call(fal(), 'GET', url)).body).toMatchObject({
			items: [{}, {}],
			has_more: false,
		});
	});

	it('reaches back a day unless told otherwise, and 90 for one request', async () => {
		const day = 24 * 60;
		const requestId = '00000000-0000-4000-8000-000000000000';
		ended(day - 1);
		ended(day + 1, { requestId });
		expect(await ids()).toEqual([String(day - 1)]);
		expect(await ids({ request_id: requestId })).toEqual([requestId]);
		expect(await ids({ start: new Date(nowMs - 48 * hourMs).toISOString() })).toHaveLength(2);
		expect(await ids({ start: '2026-11-18' })).toHaveLength(2);
	});

	it('counts from when a request was sent, or from when it ended', async () => {
		ended(1, { sentAtMs: nowMs - 5 * hourMs });
		fal().past({ endpointId: upscaler, requestId: 'runs', endedAtMs: null });
		const start = new Date(nowMs - hourMs).toISOString();
		expect(await ids({ start })).toEqual(['runs']);
		expect(await ids({ end: start })).toEqual(['1']);
		fal().history({ range: 'ended_at' });
		expect(await ids({ start })).toEqual(['runs', '1']);
		expect(await ids({ end: new Date(nowMs - minuteMs).toISOString() })).toEqual(['runs']);
	});

	it('can be limited to how requests ended', async () => {
		ended(1);
		ended(2, { statusCode: 422 });
		ended(3, { statusCode: 504 });
		fal().past({ endpointId: upscaler, endedAtMs: null });
		expect(await ids({ status: 'success' })).toEqual(['1']);
		expect(await ids({ status: 'user_error' })).toEqual(['2']);
		expect(await ids({ status: 'error' })).toEqual(['3']);
	});

	it('comes in pages of 50 or as many as asked, by page number', async () => {
		for (let minutesAgo = 1; minutesAgo <= 120; minutesAgo++) ended(minutesAgo);
		const first = await list();
		expect([first.items.length, first.has_more]).toEqual([50, true]);
		const second = await list({
			limit: 100,
			cursor: (await list({ limit: 100 })).next_cursor ?? '',
		});
		expect(second).toMatchObject({ has_more: false, next_cursor: null });
		expect(second.items.map((item) => item.request_id)).toEqual(
			Array.from({ length: 20 }, (_, at) => String(101 + at)),
		);
	});

	it('shifts to later pages when requests end in between, as page numbers do', async () => {
		ended(2);
		ended(3);
		const { next_cursor: cursor } = await list({ limit: 1 });
		ended(1);
		expect(await ids({ limit: 1, cursor: cursor ?? '' })).toEqual(['2']);
	});

	it('lags behind: what was sent or ended since is not seen yet', async () => {
		ended(3, { sentAtMs: nowMs - 7 * minuteMs });
		ended(1, { sentAtMs: nowMs - 6 * minuteMs });
		ended(0, { sentAtMs: nowMs - minuteMs });
		fal().history({ lagMs: 2 * minuteMs });
		expect((await list()).items).toMatchObject([
			{ request_id: '1', ended_at: null, status_code: null, duration: null },
			{ request_id: '3', status_code: 200 },
		]);
		fal().clock(() => nowMs + 2 * minuteMs);
		expect(await ids()).toEqual(['0', '1', '3']);
	});
});
