// What the tests of the request history share: a local fal whose clock stands, and ways to ask.
import { startFixture } from './fixture';
import { call } from './caller';
import type { Reply } from './caller';
import type { ForeignRequest, LocalFal } from './localFal';

export const upscaler = 'fal-ai/video-upscaler';
export const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
export const nowMs = Date.parse('2026-11-20T06:00:00.000Z');
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

type Query = Record<string, string | number>;

interface Page {
	items: Array<Record<string, unknown> & { request_id: string }>;
	has_more: boolean;
	next_cursor: string | null;
}

export interface HistoryFixture {
	fal(): LocalFal;
	/** Asks for the upscaler's requests unless the query says otherwise. */
	ask(query?: Query): Promise<Reply>;
	/** The page; fails where there is none. */
	list(query?: Query): Promise<Page>;
	ids(query?: Query): Promise<string[]>;
	/** Books a request that ended so many minutes ago; its id is the number. */
	ended(minutesAgo: number, more?: Partial<ForeignRequest>): string;
}

/** For one test file: empty books before each test, and always the same moment. */
export function useHistoryFixture(): HistoryFixture {
	let fixture: Awaited<ReturnType<typeof startFixture>> | undefined;
	const fal = (): LocalFal => {
		if (fixture === undefined) throw new Error('The local fal has not started yet');
		return fixture.fal;
	};
	beforeAll(async () => {
		fixture = await startFixture();
	});
	beforeEach(() => {
		fal().reset();
		fal().clock(() => nowMs);
	});
	afterAll(async () => await fixture?.close());

	async function ask(query: Query = {}): Promise<Reply> {
		const given = Object.entries({ endpoint_id: upscaler, ...query });
		const texts = given.map(([name, value]): [string, string] => [name, String(value)]);
		const search = new URLSearchParams(texts).toString();
		return await call(fal(), 'GET', `${historyUrl}?${search}`);
	}
	async function list(query?: Query): Promise<Page> {
		const { statusCode, body } = await ask(query);
		if (statusCode !== 200) throw new Error(JSON.stringify(body));
		return body as Page;
	}
	return {
		fal,
		ask,
		list,
		ids: async (query) => (await list(query)).items.map((item) => item.request_id),
		ended(minutesAgo, more) {
			const endedAtMs = nowMs - minutesAgo * minuteMs;
			const requestId = String(minutesAgo);
			return fal().past({ endpointId: upscaler, requestId, endedAtMs, ...more });
		},
	};
}

export const historyUrl = 'https://api.fal.ai/v1/models/requests/by-endpoint';
