// What an earlier version of the trigger stored is read by this one: nothing is lost, nothing comes twice.
import { defaultEngine, upscaler } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, finishMany, asked } = useScene();

const atMs = Date.parse('2026-11-20T22:00:00.000Z');
const dayMs = 24 * 3_600_000;

/** As version 0.1.0 stored it, between two readings of the history. */
const between = {
	cursor: {
		floorMs: atMs,
		watched: { [upscaler]: atMs },
		seen: { known: atMs + 60_000 },
		sweep: null,
	},
	disturbed: 0,
	quietUntilMs: 0,
	unknown: {},
};

const stored = (memory: object) => ({ 'node:Fal Trigger': { memory } });

test('it goes on where the earlier version stopped', async () => {
	pass(1);
	finish('known');
	finish('before', { endedAtMs: atMs - 1000 });
	pass(1);
	finish('new');
	const trigger = defaultEngine(fal(), { stored: stored(between) });
	await trigger.start();
	expect(trigger.emitted).toEqual(['new']);
});

test('a reading that was under way goes on at its page', async () => {
	pass(10);
	const ids = finishMany('r', 250);
	const seen = Object.fromEntries(
		ids.slice(130).map((id, at) => [id, Date.now() - (119 - at) * 1000]),
	);
	const sweep = {
		fromMs: atMs - dayMs,
		startedMs: Date.now(),
		highestMs: Date.now(),
		queries: [{ endpointIds: [upscaler], page: 'Mg==' }],
	};
	pass(1);
	const cursor = { ...between.cursor, seen, sweep };
	const parameters = { advanced: { maxPerPoll: 1000 } };
	const trigger = defaultEngine(fal(), { parameters, stored: stored({ ...between, cursor }) });
	await trigger.start();
	expect(asked()).toBe(2);
	expect(new URL(fal().exchanges[0].url).searchParams.get('cursor')).toBe('Mg==');
	expect([...trigger.emitted].sort()).toEqual(ids.slice(0, 130).sort());
});

test('its back-off and its unknown endpoints hold', async () => {
	const endpointIds = { customEndpointIds: 'some/bad' };
	const memory = {
		...between,
		disturbed: 3,
		quietUntilMs: atMs + 60_000,
		unknown: { 'some/bad': atMs + dayMs },
	};
	const trigger = defaultEngine(fal(), { parameters: endpointIds, stored: stored(memory) });
	await trigger.start();
	expect(asked()).toBe(0);
	pass(1);
	finish('one');
	await trigger.tick();
	expect(asked()).toBe(1);
	expect(trigger.emitted).toEqual(['one']);
	// A fourth failed poll in a row waits for seven minutes.
	const failing = defaultEngine(fal(), { parameters: endpointIds, stored: stored(memory) });
	fal().fault({ on: 'history', times: Infinity, answer: { statusCode: 503, body: {} } });
	await failing.start();
	const before = asked();
	const asks: number[] = [];
	for (let minute = 1; minute < 12; minute++) {
		pass(1);
		await failing.tick();
		asks.push(asked() - before);
	}
	expect(asks).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
});

test.each([
	[{ cursor: { floorMs: 'x', watched: {}, seen: {} } }],
	[{ checkpoint: { watermarkMs: atMs, watched: [], seen: {} } }],
	['nonsense'],
])('what cannot be read counts as nothing stored: %p', async (memory) => {
	finish('before');
	pass(1);
	const trigger = defaultEngine(fal(), { stored: stored(memory as object) });
	await trigger.start();
	expect(trigger.emitted).toEqual([]);
	pass(1);
	finish('after');
	await trigger.tick();
	expect(trigger.emitted).toEqual(['after']);
});
