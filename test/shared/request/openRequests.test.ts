// Stop: everything that is open is cancelled, gently, until fal has answered.
import type { Answer } from '../../../nodes/shared/fal/answer';
import type { Request } from '../../../nodes/shared/fal/types';
import { followOpenRequests } from '../../../nodes/shared/request/openRequests';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { answer, request, scriptedFal } from '../../support/scriptedFal';

type CancelOnStop = 'all' | 'queued' | 'none';
const cancelAsked = answer(202, { status: 'CANCELLATION_REQUESTED' });
const removed = answer(200, { status: 'OK' });
const numbers = (count: number) => Array.from({ length: count }, (_number, index) => index);

/** A fal whose cancels are answered by `cancel`, and a run that follows requests on it. */
function followed(cancel: (one: Request) => Promise<Answer>) {
	useFakeClock();
	const stop = new AbortController();
	const told: Array<[string, string]> = [];
	const { client, asked } = scriptedFal({ status: [answer(202, { status: 'IN_QUEUE' })] });
	const open = followOpenRequests({ ...client, cancel }, stop.signal, ({ requestId }, cancelled) =>
		told.push([requestId, cancelled]),
	);
	const add = (requestId: string, cancelOnStop: CancelOnStop = 'all') => {
		const one = { ...request, requestId };
		open.add({ request: one, options: { cancelOnStop } });
		return one;
	};
	return { open, add, told, asked, stop: () => stop.abort() };
}

test('300 open requests are all cancelled by a fal that takes 20 cancels a second', async () => {
	const inFlight = { now: 0, most: 0 };
	const perSecond = new Map<number, number>();
	const { open, add, told, stop } = followed(async () => {
		inFlight.now += 1;
		inFlight.most = Math.max(inFlight.most, inFlight.now);
		await Promise.resolve();
		inFlight.now -= 1;
		const second = Math.floor(Date.now() / 1000);
		const taken = perSecond.get(second) ?? 0;
		if (taken >= 20) return answer(429, null, { 'retry-after': '1' });
		perSecond.set(second, taken + 1);
		return answer(200, { status: 'CANCELLATION_REQUESTED' });
	});
	numbers(300).forEach((index) => add(`r-${index}`));
	stop();
	await skipWaiting(open.cancelled());
	expect(told.filter(([, cancelled]) => cancelled === 'removed')).toHaveLength(300);
	expect(inFlight.most).toBeLessThanOrEqual(10);
});

test('what is queued is cancelled before what runs', async () => {
	const order: string[] = [];
	const { open, add, stop } = followed(async ({ requestId }) => {
		order.push(requestId);
		return cancelAsked;
	});
	const running = numbers(15).map((index) => add(`running-${index}`));
	running.forEach((one) => open.moved(one, 'running'));
	numbers(15).forEach((index) => add(`queued-${index}`));
	stop();
	await skipWaiting(open.cancelled());
	expect(order.map((id) => id.split('-')[0])).toEqual([
		...numbers(15).map(() => 'queued'),
		...numbers(15).map(() => 'running'),
	]);
});

test('nothing is read after Stop to cancel everything', async () => {
	const { open, add, asked, stop } = followed(async () => cancelAsked);
	numbers(5).forEach((index) => add(`r-${index}`));
	stop();
	await skipWaiting(open.cancelled());
	expect(asked).toEqual([]);
});

test('a cancel that is not answered is asked for again, for three minutes', async () => {
	let cancels = 0;
	const { open, add, told, stop } = followed(async () => {
		cancels += 1;
		return answer(503);
	});
	const startMs = Date.now();
	add('r-1');
	stop();
	await skipWaiting(open.cancelled());
	expect(told).toEqual([['r-1', 'unanswered']]);
	expect(cancels).toBeGreaterThan(5);
	expect(Date.now() - startMs).toBeGreaterThan(150_000);
	expect(Date.now() - startMs).toBeLessThan(240_000);
});

test('what is submitted while Stop is under way is cancelled, too', async () => {
	const { open, add, told, stop } = followed(async () => removed);
	add('r-1');
	stop();
	add('r-2');
	await skipWaiting(open.cancelled());
	expect(told.map(([id]) => id)).toEqual(['r-1', 'r-2']);
});

test('what has ended, or is not to be cancelled, is left alone', async () => {
	const { open, add, told, stop } = followed(async () => removed);
	open.ended(add('done'));
	add('kept', 'none');
	add('queued', 'queued');
	stop();
	await skipWaiting(open.cancelled());
	expect(told.map(([id]) => id)).toEqual(['queued']);
});
