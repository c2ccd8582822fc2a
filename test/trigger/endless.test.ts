// A history that does not end: an empty cursor, the same page again, a page that fal refuses.
import { identicalRequests } from '../../nodes/shared/fal/history';
import type { HistoryQuery } from '../../nodes/shared/fal/urls';
import { ask } from '../nodes/FalRequest/requests';
import { falKeys } from '../engine/setup';
import { NODE } from '../engine/videoRun';
import { defaultEngine, upscaler } from './engines';
import type { Engine } from './engines';
import { useScene } from './scenes';

const { fal, pass, asked } = useScene();

/** One page of finished requests that names `nextCursor` as the page behind it. */
function pageOf(ids: string[], nextCursor: string | null, hasMore?: boolean) {
	const at = new Date().toISOString();
	const times = { sent_at: at, started_at: at, ended_at: at, status_code: 200, duration: 1 };
	const items = ids.map((request_id) => ({
		request_id,
		endpoint_id: upscaler,
		...times,
		json_output: { video: { url: 'https://v3.fal.media/files/a.mp4' } },
	}));
	return { statusCode: 200, body: { items, has_more: hasMore, next_cursor: nextCursor } };
}

async function started(): Promise<Engine> {
	const trigger = defaultEngine(fal(), { parameters: { advanced: { maxPerPoll: 1000 } } });
	await trigger.start();
	pass(1);
	return trigger;
}

/** How often the history is asked by what `work` does. */
async function asksOf(work: () => Promise<unknown>): Promise<number> {
	const before = asked();
	await work();
	return asked() - before;
}

async function list() {
	return await ask(fal(), 'list', null, { parameters: { endpointId: upscaler, returnAll: true } });
}

/** Those of the last item. */
function warningsOf(run: Awaited<ReturnType<typeof list>>): string[] {
	return (run.items(NODE).at(-1)?.json.fal as { warnings: string[] }).warnings;
}

test('an empty next_cursor ends the history, for the trigger and for List', async () => {
	const trigger = await started();
	fal().fault({ on: 'history', times: Infinity, answer: pageOf(['one'], '') });
	expect(await asksOf(trigger.tick)).toBe(1);
	expect(trigger.emitted).toEqual(['one']);
	expect(await asksOf(list)).toBe(1);
});

test('a page that names itself as the next one ends the history', async () => {
	const trigger = await started();
	fal().fault({ on: 'history', times: Infinity, answer: pageOf(['one'], 'Mg==', true) });
	expect(await asksOf(trigger.tick)).toBe(2);
	expect(trigger.emitted).toEqual(['one']);
	expect(trigger.log).toContainEqual(
		'warn: Fal Trigger: fal showed a page of the history twice, so the scan ended there; requests that are only listed behind it are not handed on',
	);
	expect(await asksOf(list)).toBe(2);
	expect(warningsOf(await list())).toEqual([
		'The list ends here because fal showed a page of the history twice. It may not be complete.',
	]);
});

test.each([
	['an empty cursor is the end', '', { is: 'listed', requests: [] }, 1],
	['a page that names itself is no proof', 'Mg==', { is: 'unreadable' }, 2],
])('a search for an identical request: %s', async (_what, cursor, expected, pages) => {
	const asks: Array<string | undefined> = [];
	const read = async (query: HistoryQuery) => {
		asks.push(query.cursor);
		return { ...pageOf(['one'], cursor), headers: {}, sent: true };
	};
	const sought = { endpointId: upscaler, input: { prompt: 'other' }, sinceMs: 0 };
	expect(await identicalRequests(read, sought)).toEqual(expected);
	expect(asks).toHaveLength(pages);
});

test('two pages that name each other end the history, over several polls too', async () => {
	const trigger = defaultEngine(fal(), { parameters: { advanced: { maxPerPoll: 2 } } });
	await trigger.start();
	pass(1);
	const round = () => {
		fal().reset();
		fal().fault({ on: 'history', answer: pageOf(['one', 'two'], 'YQ==', true) });
		fal().fault({ on: 'history', answer: pageOf(['three', 'four'], 'Yg==', true) });
		fal().fault({ on: 'history', answer: pageOf(['one', 'two'], 'YQ==', true) });
		fal().fault({ on: 'history', times: Infinity, answer: pageOf(['three'], 'Yg==', true) });
	};
	round();
	const asks: number[] = [];
	for (let polls = 0; polls < 3; polls++) asks.push(await asksOf(trigger.tick));
	expect(trigger.emitted).toEqual(['one', 'two', 'three', 'four']);
	expect(asks).toEqual([1, 1, 1]);
	round();
	expect(falKeys(await list()).map(({ requestId }) => requestId)).toEqual([
		...['one', 'two', 'three', 'four'],
	]);
});

test('a later page that fal always refuses is asked for twice in a poll, not without end', async () => {
	const trigger = await started();
	const answer = { statusCode: 400, body: { error: { message: 'Invalid cursor' } } };
	for (let round = 0; round < 5; round++) {
		fal().fault({ on: 'history', answer: pageOf(['one'], 'Mg==', true) });
		fal().fault({ on: 'history', answer });
	}
	expect(await asksOf(trigger.tick)).toBe(4);
	expect(trigger.emitted).toEqual(['one']);
	expect(trigger.log).toContainEqual(
		'warn: Fal Trigger: fal did not list the finished requests: Invalid cursor; the next poll asks again',
	);
});

describe('a history of more pages than one reading takes', () => {
	/** Every page has a request and a cursor of its own. */
	function everNewPages(): void {
		for (let page = 1; page <= 1010; page++) {
			fal().fault({ on: 'history', answer: pageOf([`r${page}`], `page${page}`, true) });
		}
	}

	test('is read so far by the trigger, and the log says it', async () => {
		const trigger = defaultEngine(fal(), { parameters: { advanced: { maxPerPoll: 5000 } } });
		await trigger.start();
		pass(1);
		everNewPages();
		expect(await asksOf(trigger.tick)).toBe(1000);
		expect(trigger.emitted).toHaveLength(1000);
		expect(trigger.log).toContainEqual(
			'warn: Fal Trigger: the history has more than 1000 pages since the last poll; requests listed behind them are not handed on, and Fal Request → List shows them',
		);
	});

	test('is read so far by List, and the last item says it', async () => {
		everNewPages();
		const run = await list();
		expect(run.items(NODE)).toHaveLength(1000);
		expect(warningsOf(run)).toEqual([
			'The list ends here after 1000 pages of the history. Use Started After and Started Before to list the others.',
		]);
	});
});
