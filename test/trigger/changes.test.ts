// The memory stays small, and a changed form or a hasty n8n does not confuse it.
import { defaultEngine, upscaler } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, asked } = useScene();

test('the memory is small: ids and times of the overlap, nothing of the requests', async () => {
	const trigger = defaultEngine(fal());
	await trigger.start();
	for (let minutes = 0; minutes < 60; minutes++) {
		pass(1);
		finish(`request${minutes}`, { input: { prompt: 'x'.repeat(1000) } });
		await trigger.tick();
	}
	expect(trigger.emitted).toHaveLength(60);
	expect(JSON.stringify(trigger.stored()).length).toBeLessThan(1000);
});

test('a poll that starts while another runs hands nothing on', async () => {
	const trigger = defaultEngine(fal());
	await trigger.start();
	finish('one');
	const before = asked();
	const polls = await Promise.all([trigger.tick(), trigger.tick()]);
	expect(polls.map(({ items }) => items?.length ?? 0).sort()).toEqual([0, 1]);
	expect(asked() - before).toBe(1);
});

test('a larger overlap does not bring back what was handed on', async () => {
	const trigger = defaultEngine(fal(), { parameters: { advanced: { overlapMinutes: 1 } } });
	await trigger.start();
	for (const id of ['one', 'two', 'three']) {
		pass(5);
		finish(id);
		await trigger.tick();
	}
	await trigger.start({ advanced: { overlapMinutes: 600 } });
	await trigger.tick();
	expect(trigger.emitted).toEqual(['one', 'two', 'three']);
});

test('an endpoint that is added counts from then on, one that is taken out no more', async () => {
	const other = { endpointId: 'fal-ai/rife/video' };
	const trigger = defaultEngine(fal());
	await trigger.start();
	pass(60);
	finish('one');
	await trigger.tick();
	pass(5);
	finish('not chosen yet', other);
	pass(5);
	await trigger.start({ endpointIds: [other.endpointId] });
	finish('not chosen any more');
	finish('chosen', other);
	await trigger.tick();
	expect(trigger.emitted).toEqual(['one', 'chosen']);
});

test('an endpoint that is added is not looked back on', async () => {
	const other = { endpointId: 'fal-ai/rife/video' };
	const trigger = defaultEngine(fal(), { parameters: { advanced: { lookBackMinutes: 600 } } });
	await trigger.start();
	finish('not chosen yet', other);
	pass(5);
	await trigger.start({ endpointIds: [upscaler, other.endpointId] });
	pass(5);
	await trigger.tick();
	expect(trigger.emitted).toEqual([]);
});

test('an endpoint that is taken out while the history is read hides nothing of the others', async () => {
	const other = { endpointId: 'fal-ai/rife/video' };
	const trigger = defaultEngine(fal(), {
		parameters: { endpointIds: [upscaler, other.endpointId] },
	});
	await trigger.start();
	pass(60);
	const ids = Array.from({ length: 90 }, (_, at) => finish(`mine${at}`));
	pass(60);
	for (let at = 0; at < 120; at++) finish(`other${at}`, other);
	await trigger.tick();
	await trigger.start({ endpointIds: [upscaler] });
	for (let polls = 0; polls < 5; polls++) {
		pass(1);
		await trigger.tick();
	}
	const mine = trigger.emitted.filter((id) => id.startsWith('mine'));
	expect([...mine].sort()).toEqual([...ids].sort());
});
